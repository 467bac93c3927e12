"""Lines of a page to paragraphs."""

from __future__ import annotations

import pytest

from dragoman.reading.sources.hyphens import Hyphens
from dragoman.reading.sources.paragraphs import Line, join, without_running


def lines(*texts: str, top: float = 700, step: float = 14, width: float = 300) -> list[Line]:
    return [Line(t, (60, top - i * step, 60 + width * min(len(t), 60) / 60, top - i * step + 12)) for i, t in enumerate(texts)]


@pytest.mark.parametrize(
    ("known", "before", "after", "joined"),
    [
        ("the breakwater holds", "the break-", "water", "the breakwater"),
        ("", "the govern-", "ment said", "the government said"),
        ("", "Russian-", "made drones", "Russian-made drones"),
        ("", "Moscow-", "Tehran ties", "Moscow-Tehran ties"),
        ("", "self-", "defence", "self-defence"),
        ("a follow-up visit", "its follow-", "up", "its follow-up"),
        ("", "the Su-", "35 fighter", "the Su-35 fighter"),
        ("", "Amir-", "Abdollahian", "Amir-Abdollahian"),
    ],
)
def test_broken_words(known: str, before: str, after: str, joined: str) -> None:
    assert Hyphens([known, before, after]).glue(before, after) == joined


def test_gaps_part_paragraphs_and_lines_join() -> None:
    first = lines("Grain ships wait outside the harbour of the invented town and", "nobody unloads them.")
    second = lines("Talks begin on Monday.", top=650)
    assert join([[*first, *second]]) == [f"{first[0].text} nobody unloads them.", "Talks begin on Monday."]


def test_a_paragraph_runs_over_the_page() -> None:
    assert join([lines("The ministry said that the"), lines("harbour would open.")]) == ["The ministry said that the harbour would open."]


def test_running_heads_and_page_numbers_go() -> None:
    words = ("first", "second", "third", "fourth")
    pages = [lines("Larnwick Review", f"The {w} text.", "More of it.", f"And the {w} end.", str(n)) for n, w in enumerate(words, 3)]
    kept = without_running(pages)
    assert all("Larnwick Review" not in [line.text for line in page] for page in kept)
    assert [page[-1].text for page in kept] == [f"And the {w} end." for w in words]


def test_without_positions_short_closed_lines_end_paragraphs() -> None:
    page = [Line("A first line that is long enough to be taken for the middle of it,"), Line("and its end."), Line("Another one.")]
    assert join([page]) == [f"{page[0].text} and its end.", "Another one."]
