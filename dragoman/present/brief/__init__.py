"""The brief: one self-contained page on two sides."""
