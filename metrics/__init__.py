"""What does it amount to? Metrics declared as aggregates, evaluated at a grain that is chosen later."""
