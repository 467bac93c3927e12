"""``import dragoman`` is light."""

from __future__ import annotations

import subprocess
import sys

# Each of these costs from 0.05 s to more than a second to import.
HEAVY = ("spacy", "duckdb", "pyarrow", "altair", "trafilatura", "numpy", "pandas", "polars", "rich", "typer", "jinja2", "vl_convert")


def test_import_loads_nothing_heavy() -> None:
    code = f"import sys, dragoman; print([m for m in {HEAVY!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_import_takes_under_300_ms() -> None:
    code = "import time; t = time.perf_counter(); import dragoman; print(time.perf_counter() - t)"
    taken = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3))
    assert taken < 0.3


def test_public_names() -> None:
    import dragoman

    assert set(dragoman.__all__) == {"Dossier", "DragomanError", "Page", "__version__", "open", "read", "read_text", "relate"}
    assert all(getattr(dragoman, name) is not None for name in dragoman.__all__)
