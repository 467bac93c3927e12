"""The bundled sample is complete, original in its outlets, marked as SAMPLE and sourced."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import feedparser
import pypdfium2
import pytest

from dragoman.sample import articles

FOLDER = articles()
FILES = sorted(p for p in FOLDER.iterdir() if p.is_file())
HOME = FOLDER.parent

# Outlets that exist; no sample article may pass for one of theirs.
REAL_OUTLETS = (
    "Reuters", "Associated Press", "AFP", "Agence France-Presse", "Bloomberg", "New York Times", "Washington Post", "Washington Times",
    "Wall Street Journal", "Guardian", "BBC", "CNN", "Financial Times", "Economist", "Politico", "TASS", "RIA Novosti", "Interfax",
    "Sputnik", "Fars", "Tasnim", "Mehr", "Press TV", "Kyiv Independent", "Kyiv Post", "Ukrainska Pravda", "Ukrinform", "Haaretz",
    "Jerusalem Post", "Times of Israel", "Ynet", "Der Spiegel", "Deutsche Welle", "Le Monde", "Foreign Affairs", "Foreign Policy",
    "Al Jazeera",
)  # fmt: skip


def _plain(markup: str) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", markup, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", text))


def _pdf(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def _bodies(path: Path) -> list[str]:
    """The text of each document of a file, read without any of Dragoman's own readers."""
    if path.suffix == ".pdf":
        return [_pdf(path)]
    if path.suffix == ".atom":
        return [_plain(entry.content[0].value) for entry in feedparser.parse(path.read_bytes()).entries]
    if path.suffix == ".html":
        return [_plain(re.search(r"<article>.*</article>", path.read_text("utf-8"), re.S)[0])]
    return [path.read_text("utf-8")]


DOCUMENTS = [(f"{path.name}#{i}", body) for path in FILES for i, body in enumerate(_bodies(path))]


def _sentences(name: str) -> list[str]:
    text = (FOLDER / name).read_text("utf-8")
    return [p for p in text.split("\n\n") if len(p) > 120]


def _sources() -> list[list[str]]:
    lines = (HOME / "SOURCES.md").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| S")]


def test_sample_has_all_kinds_of_files() -> None:
    assert len(DOCUMENTS) >= 14
    assert {p.suffix for p in FILES} == {".txt", ".html", ".pdf", ".atom"}


@pytest.mark.parametrize(("name", "body"), DOCUMENTS, ids=[n for n, _ in DOCUMENTS])
def test_body_is_marked_and_of_article_length(name: str, body: str) -> None:
    words = len(body.split())
    assert "SAMPLE" in body, f"{name} does not say SAMPLE"
    assert 300 <= words <= 900, f"{name} has {words} words"


@pytest.mark.parametrize(("name", "body"), DOCUMENTS, ids=[n for n, _ in DOCUMENTS])
def test_no_real_outlet_signs_an_article(name: str, body: str) -> None:
    head_and_tail = body[:400] + body[-300:]
    found = [outlet for outlet in REAL_OUTLETS if re.search(rf"\b{re.escape(outlet)}\b", head_and_tail)]
    assert not found, f"{name} could pass for an article of {found}"


def test_two_copies_share_the_paragraphs_of_the_wire_story() -> None:
    wire = set(_sentences("01-wire-limited-number.txt"))
    verbatim, cut = set(_sentences("03-copy-gazette-verbatim.txt")), set(_sentences("04-copy-tribune-cut.txt"))
    assert wire == verbatim
    assert len(wire & cut) >= 0.7 * len(wire)
    assert "Originally published by Meridian Wire" in (FOLDER / "04-copy-tribune-cut.txt").read_text("utf-8")


def test_rewrite_shares_no_paragraph_with_the_wire_story() -> None:
    assert not set(_sentences("01-wire-limited-number.txt")) & set(_sentences("05-rewrite-courier.txt"))


def test_undated_article_states_no_date_of_publication() -> None:
    text = (FOLDER / "17-feature-undated-astara.txt").read_text("utf-8")
    assert not re.search(r"\b20\d\d\b", text.replace("since 2005", ""))


def test_every_source_names_the_articles_that_use_it() -> None:
    numbers = {p.name[:2] for p in FILES}
    for ident, fact, origin, used in _sources():
        cited = set(used.split(", "))
        assert fact, f"{ident} states nothing"
        assert origin, f"{ident} names no origin"
        assert cited, f"{ident} names no article"
        assert cited <= numbers, f"{ident} cites {cited - numbers}"


def test_sources_are_numbered_without_a_gap_and_cover_every_article() -> None:
    rows = _sources()
    assert all(int(b[0][1:]) - int(a[0][1:]) == 1 for a, b in pairwise(rows)), "a gap in the numbering of SOURCES.md"
    assert {n for row in rows for n in row[3].split(", ")} == {p.name[:2] for p in FILES}


def test_copies_cite_only_what_their_original_cites() -> None:
    for ident, _, _, used in _sources():
        cited = used.split(", ")
        assert ("03" in cited) == ("01" in cited), f"{ident}: 03 is a verbatim copy of 01"
        assert "04" not in cited or "01" in cited, f"{ident}: 04 is cut from 01"


def test_readme_lists_every_file() -> None:
    readme = (HOME / "README.md").read_text("utf-8")
    missing = [p.name for p in FILES if p.name not in readme]
    assert not missing
