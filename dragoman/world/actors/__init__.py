"""The registry of actors: states, organisations, groups, offices and people."""
