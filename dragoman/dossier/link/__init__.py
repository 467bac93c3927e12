"""What documents and records have to do with each other, as verdicts."""
