from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The test files are no package: what they share lies here.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a new dossier may be made."""
    return tmp_path / "test.duckdb"
