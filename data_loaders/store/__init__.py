"""Releases: immutable sets of tables, one of them live."""
