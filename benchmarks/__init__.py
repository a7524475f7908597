"""Ratios of speed and size, measured side by side in one run: `make bench`."""
