"""Methods: pure functions, frame in, frame out; one module a family."""
