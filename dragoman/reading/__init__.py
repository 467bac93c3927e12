"""The reading wing: one document in, its records out, pure."""
