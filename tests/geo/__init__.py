"""Tests of boundaries, outlines, neighbours and classes."""
