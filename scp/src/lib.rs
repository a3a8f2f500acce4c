//! The service control point: calls, relationships, services.
