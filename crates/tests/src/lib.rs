//! End-to-end tests over the wire.
