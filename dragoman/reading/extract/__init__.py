"""Records from an annotation."""
