"""The map of the Atlas in Dash, Panel and Vizro, held against ours in one run: `make bench-peers`."""
