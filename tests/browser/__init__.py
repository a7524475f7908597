"""The observatory in a real browser, served as it is served in the office."""
