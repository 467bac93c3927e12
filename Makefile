# Run inside a virtual environment that has '.[test]' installed, or set PY.
PY ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)

.PHONY: test slow lint types imports check bench lock reference

test:            ## the suite, under 10 minutes on 2 cores
	$(PY) -m pytest -n 2

slow:            ## long kills, large dossiers, fuzzing; figures go to benchmarks/results/
	$(PY) -m pytest -m slow

lint:
	$(PY) -m ruff check .

types:
	$(PY) -m mypy

imports:
	$(dir $(PY))lint-imports

check: lint types imports test

bench:           ## a minute: documents and words a second, memory, against a bare spaCy pass
	$(PY) -m benchmarks.throughput --documents 60

lock:            ## pin every dependency with its hashes, naming no host
	$(PY) -m piptools compile --quiet --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-emit-options --no-header --strip-extras --extra test --output-file requirements.lock pyproject.toml

reference:       ## docs/reference from the code
	$(PY) -m docs.reference.generate
