"""Files that leave the house: read back, compared, and attacked."""
