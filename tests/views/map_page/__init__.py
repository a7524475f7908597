"""A small page with one map of a made-up country, and the tests that drive it in a browser."""
