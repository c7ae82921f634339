"""Readers: the bytes of a file → a `Document` of lines with their place in it."""
