"""Tests of the methods: worked examples, independent software, properties, bad input."""
