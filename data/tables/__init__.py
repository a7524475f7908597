"""The tables of the warehouse, by subject."""
