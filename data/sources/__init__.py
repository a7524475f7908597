"""One module for each format that figures arrive in: read(path, provenance) gives a frame with the table's columns."""
