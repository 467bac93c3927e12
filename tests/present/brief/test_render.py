"""The page as text: safe, self-contained, ordered, and as it was (see ``golden.html``)."""

from __future__ import annotations

import itertools
import os
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.present.brief.compose import compose
from dragoman.present.brief.render import render
from dragoman.present.quoting import SHARED
from tests.present.fixtures import QUESTION, sample

GOLDEN = Path(__file__).with_name("golden.html")
VOID = {"meta", "br", "link", "img", "input"}


@cache
def page(shared: bool = False, empty: bool = False) -> str:
    question = replace(QUESTION, quoting=SHARED) if shared else QUESTION
    return render(compose(question, (), (), ()) if empty else compose(question, *sample()))


def normalised(html: str) -> str:
    """The page without what is ours elsewhere or not ours: script library, styles, hashes, pictures, specifications."""
    html = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", html, flags=re.S)
    html = re.sub(r"(<style>).*?(</style>)", r"\1\2", html, flags=re.S)
    html = re.sub(r"<svg.*?</svg>", "<svg></svg>", html, flags=re.S)
    html = re.sub(r"'sha256-[^']+'", "'sha256-…'", html)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


def test_the_page_is_as_it_was():
    """``DRAGOMAN_UPDATE_GOLDEN=1 pytest tests/present/brief`` writes the page anew: read the difference before committing it."""
    found = normalised(page())
    if os.environ.get("DRAGOMAN_UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "the page changed; see this test's first line"


class Outline(HTMLParser):
    """The page's elements, ids, links and headings; fails on elements that are not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.attributes.append((tag, given))
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element at line {self.getpos()[0]}"


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    assert not parser.open, f"left open: {parser.open}"
    return parser


@pytest.mark.parametrize("which", [{}, {"shared": True}, {"empty": True}], ids=["whole", "shared", "empty"])
def test_the_page_is_well_formed_and_every_inner_link_leads_somewhere(which):
    found = outline(page(**which))
    assert len(found.ids) == len(set(found.ids)), "an id stands twice"
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert inner <= set(found.ids), f"links that lead nowhere: {inner - set(found.ids)}"


def test_headings_descend_one_step_at_a_time():
    levels = outline(page()).levels
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), levels


def test_a_screen_reader_finds_its_way():
    tags = [(t, a) for t, a in outline(page()).attributes]
    names = [t for t, _ in tags]
    assert {"header", "main", "nav", "footer", "caption"} <= set(names)
    assert all(a.get("scope") for t, a in tags if t == "th"), "a heading cell without scope"
    assert all(a.get("aria-label") for _, a in tags if a.get("role") == "img"), "a picture without words"
    assert tags[names.index("a")][1]["href"] == "#main", "the first link must skip to the brief"
    assert tags[0][1].get("lang") == "en"


def test_nothing_is_loaded_and_nothing_is_inline_but_by_hash():
    html = page()
    found = outline(html)
    assert not any(a.get("src") for _, a in found.attributes)
    assert not any(t in {"link", "iframe", "object", "embed", "form", "base", "img"} for t, _ in found.attributes)
    assert not any(name == "style" or name.startswith("on") for _, a in found.attributes for name in a)
    assert "unsafe" not in re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page():
    html = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    blocks = re.findall(r"<script>(.*?)</script>", html, flags=re.S) + re.findall(r"<style>(.*?)</style>", html, flags=re.S)
    hashes = {f"sha256-{b64encode(sha256(b.encode()).digest()).decode()}" for b in blocks}
    assert set(re.findall(r"sha256-[^']+", policy)) == hashes
    assert policy.startswith("default-src 'none'")
    assert "connect-src 'none'" in policy


def test_empty_sections_say_so():
    html = page(empty=True)
    for section in ("read", "timeline", "ledger", "claims", "causes", "expectations", "states", "network", "sources"):
        part = html.split(f'<section id="{section}"')[1].split("</section>")[0]
        assert 'class="empty"' in part, f"the empty section {section} says nothing"
    assert len(html) < 60_000, "a page without charts needs no library"


def test_a_page_with_charts_stays_small():
    assert len(page().encode()) < 1_500_000


def test_a_shared_page_says_so_and_names_its_links():
    html = page(shared=True)
    assert "at most 300 characters of a source" in html
    assert 'href="https://example.org/column"' in html
    assert "quoting limit is reached" in html


CSS = Path(render.__code__.co_filename).with_name("page.css").read_text(encoding="utf-8")
PAIRS = [("ink", "paper"), ("quiet", "paper"), ("link", "paper")]
PAIRS += [("accent", "paper"), ("ink", "panel"), ("mark-ink", "mark"), ("paper", "ink")]


def themes() -> dict[str, dict[str, str]]:
    found = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, flags=re.S)]
    light, dark, paper = found
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_reaches_the_contrast_of_wcag_aa(theme, front, back):
    colours = themes()[theme]
    one, two = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
    assert (one + 0.05) / (two + 0.05) >= 4.5, f"{front} on {back} in the {theme} theme"
