"""A document's body parsed, with its mentions, times, places and quantities marked."""
