"""One document through the reading wing: annotate, extract, resolve. Pure and picklable: all that a worker imports."""
