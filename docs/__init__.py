"""The documentation; its reference is written from the code."""
