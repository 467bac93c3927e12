"""Training by users: heads for event types of their own, on the shipped encoder's states."""
