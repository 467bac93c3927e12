"""The reference pages say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.reference.generate import pages

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", ["commands.md", "api.md", "records.md", "errors.md"])
def test_reference_page_is_in_step_with_the_code(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == pages()[name], f"docs/reference/{name} is stale: run `make reference`"
