"""Adds a country, or the regions of a file, to what the program shows: `python -m geo add`."""
