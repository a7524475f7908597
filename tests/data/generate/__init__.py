"""Tests of the demonstration edition."""
