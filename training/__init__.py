"""What the shipped models are trained from."""
