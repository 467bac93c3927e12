"""Executors: how many documents are read at once."""
