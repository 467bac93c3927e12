"""Frozen dataclasses that every stage shares."""
