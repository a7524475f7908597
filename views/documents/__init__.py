"""Documents: frame and passport in, bytes out; nothing here knows the screen or the warehouse."""
