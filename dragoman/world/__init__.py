"""What is known beforehand."""
