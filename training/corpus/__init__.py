"""The annotated corpus, written for this project."""
