"""Every format gives back what its example holds, under any name, and an error where it was cut off."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.reading.sources.formats import NAMES, load, tell
from tests.reading.sources.examples import AUTHOR, BODY, EXAMPLES, OUTLET, TITLE, URL, Example

pytestmark = pytest.mark.parametrize("example", EXAMPLES, ids=str)


def test_text_comes_back_in_paragraphs(example: Example, read) -> None:
    found = read(example.name, example.data())
    assert [d.error for d in found] == [None] * (2 if example.repeats else 1)
    paragraphs = re.split(r"\n\n+", found[0].text.strip())
    assert paragraphs == [TITLE, *BODY]


def test_media_type_and_locator(example: Example, read) -> None:
    found = read(example.name, example.data())
    assert found[0].media_type == example.media_type
    assert found[0].path == example.name + example.locator


def test_metadata(example: Example, read) -> None:
    first = read(example.name, example.data())[0]
    assert first.title == TITLE
    if example.has_metadata:
        assert (first.url, first.outlet, first.authors) == (URL, OUTLET, (AUTHOR,))
        assert (first.published.start, first.published.basis) == (date(2022, 10, 5), "stated")


def test_body_lies_within_the_text(example: Example, read) -> None:
    first = read(example.name, example.data())[0]
    assert [first.text[s:e] for s, e in first.body if first.text[s:e] in BODY] == list(BODY)


def test_one_text_twice_is_two_documents(example: Example, read) -> None:
    found = read(example.name, example.data()) + read("again/" + example.name, example.data())
    assert len({d.id for d in found}) == len(found)
    assert len({d.content_hash for d in found}) == 1


def test_reading_twice_gives_the_same(example: Example, read) -> None:
    data = example.data()
    assert read(example.name, data) == read(example.name, data)


@pytest.mark.parametrize("wrong", ["story", "story.txt", "story.pdf", "story.html", "story.csv", "story.jsonl", "story.zip"])
def test_told_by_content(example: Example, wrong: str) -> None:
    head = example.data()[:65536]
    assert tell(head, wrong) is tell(head, example.name)


def test_sniff_is_a_share(example: Example) -> None:
    for name in NAMES:
        for head in (example.data()[:65536], b"", b"\0\0\0\0", b"\xff\xfe", b"{", b"<"):
            assert 0 <= load(name).sniff(head, example.name) <= 1


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_cut_off(example: Example, share: float, read) -> None:
    data = example.data()
    found = read(example.name, data[: int(len(data) * share)])
    assert found, "a cut file vanished"
    if example.shows_cuts:
        assert any(d.error for d in found), "a cut file passed for a whole one"
    assert all(d.text == "" for d in found if d.error)
    assert not any(d.error and d.error.startswith("unreadable: the parser crashed") for d in found)
