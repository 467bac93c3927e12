"""The lexicon: what words name which act, one TOML file a root. ``README.md`` says how a line is read."""
