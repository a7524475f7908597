"""Where a region is and who is next to whom: boundaries, projections, outlines, neighbours, classes."""
