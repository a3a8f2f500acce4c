//! The session server's edge: HTTP and WebSocket.
