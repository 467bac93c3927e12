"""Charts: one file each, all drawn from a finished brief."""
