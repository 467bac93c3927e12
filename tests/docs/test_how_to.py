"""The examples of the how-to pages run."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

DOCS = Path(__file__).parents[2] / "docs"


def _blocks(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)


def test_example_chart_draws_and_says_when_there_is_nothing_to_draw() -> None:
    names: dict[str, object] = {"__name__": "example"}
    exec(compile(_blocks("how-to/add-a-chart.md")[0], "add-a-chart.md", "exec"), names)  # the page is ours
    chart = names["Hedges"]()
    expectations = [SimpleNamespace(band=None), SimpleNamespace(band="likely"), SimpleNamespace(band=None)]
    drawn = chart.draw(SimpleNamespace(expectations=expectations, sources=2))
    assert drawn.title.startswith("2 of 3")
    assert drawn.at(340)["width"] == 340
    assert chart.draw(SimpleNamespace(expectations=[], sources=2)).spec is None


def _links(page: Path) -> list[Path]:
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.S | re.M)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose)
    return [page.parent / t for t in targets if not t.startswith(("http://", "https://"))]


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]
    broken = [f"{page.name} -> {target}" for page in pages for target in _links(page) if not target.exists()]
    assert not broken
