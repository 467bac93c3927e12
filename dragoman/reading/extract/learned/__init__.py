"""The reader that learned: one small encoder, its heads, and what they find."""
