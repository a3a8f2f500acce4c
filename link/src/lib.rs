//! Real sockets: kernel SCTP, SCTP over UDP, TCP; the event loop.
