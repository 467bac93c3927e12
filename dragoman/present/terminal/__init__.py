"""What the terminal shows: progress, tables, summaries."""
