"""What on a page is the article and what is furniture: every block gets a reason or none. Nothing is deleted.

Read top down: pieces by their own words (``phrases``), then by their place among the others. Where in doubt a block stays
article text, because a lost sentence is worse than a kept advertisement.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.reading.sources.blocks import split
from dragoman.reading.sources.bylines import biography, surname
from dragoman.reading.sources.cuts import Piece, cut
from dragoman.reading.sources.front import front_matter, mastheads
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.page import Page, bare, ends, is_paragraph
from dragoman.reading.sources.phrases import stock_reason

_REPEAT_WORDS = 8
# Two short lines may end a poem or a speech.
_FEWEST_HEADLINES = 3
# Each block is looked for in every other; a longer page is a book or a list, and those print no pull quotes.
_PULL_QUOTE_BLOCKS = 300
# Share of a standfirst's content words that a later paragraph must hold; unrelated paragraphs of one article share under 0.4.
_STANDFIRST_SHARE = 0.7

_NOTES_HEADING = re.compile(r"(?:end|foot)?notes|references|bibliography|works cited|sources|citations", re.IGNORECASE)
_NOTE = re.compile(r"\W{0,2}\d{1,3}[\]).:]?\s|\^|\[\w+\]")
_SURE_NOTE = re.compile(
    r"\[?\d{1,3}[\]).]?\s.*(?:https?://|\bibid\b|\bop\. cit|\bpp?\. ?\d|\b(?:19|20)\d\d\)?[,.]|[”\"],? )", re.IGNORECASE
)


def judge(text: str, hints: Hints) -> Page:
    """Return every piece of the text with its verdict."""
    page = mastheads(Page(text, _stock_pieces(text)), hints)
    page = _lists_under_headings(text, _headings_kept(page))
    page = front_matter(page, hints)
    for step in (_repeats, _footnotes, _biographies):
        page = page.with_reasons(step(page))
    page = page.with_reasons(_standfirsts(page, hints))
    page = page.with_reasons(_headline_lists(page))
    return page.with_reasons(_leftovers(page))


def _stock_pieces(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    paragraphs = 0
    for whole in split(text):
        for piece in cut(text, whole, opening=paragraphs < 2):
            reason = piece.reason or stock_reason(piece.block, at_head=paragraphs == 0)
            paragraphs += reason is None and is_paragraph(piece.block)
            pieces.append(Piece(piece.block, reason))
    return tuple(pieces)


def _headings_kept(page: Page) -> Page:
    """Return the page with lone headings as text: "Analysis" between two paragraphs is a heading, at the top or among furniture a label."""
    reasons = [None, *(piece.reason for piece in page.pieces), None]
    first = next((i for i, piece in enumerate(page.pieces) if piece.reason is None), 0)
    labels = (i for i, piece in enumerate(page.pieces) if piece.reason == "section label" and i > first)
    lone = (i for i in labels if not (reasons[i] or reasons[i + 2]))
    # A label cut off from a sentence that it was glued to is no heading.
    alone = {i for i in lone if page.text[page.pieces[i].block.span[0] - 1].isspace()}
    kept = (Piece(piece.block) if i in alone else piece for i, piece in enumerate(page.pieces))
    return replace(page, pieces=tuple(kept)) if alone else page


def _lists_under_headings(text: str, page: Page) -> Page:
    """Headlines listed under "Related stories" and tags under "Topics" belong to that heading."""
    reasons: dict[int, str] = {}
    last = max((i for i in page.body if is_paragraph(page.pieces[i].block)), default=-1)
    running: str | None = None
    for i, piece in enumerate(page.pieces):
        if piece.reason in {"see also", "topic list"} and piece.block.size <= 4:
            running = piece.reason
        elif piece.reason is not None or ends(piece.block.words) or piece.block.size > 20:
            running = None
        elif running and (i > last or not _gap_before(text, page, i)):
            reasons[i] = running
        else:
            running = None
    return page.with_reasons(reasons)


def _gap_before(text: str, page: Page, i: int) -> bool:
    between = text[page.pieces[i - 1].block.span[1] : page.pieces[i].block.span[0]]
    return between.replace("\r\n", "\n").count("\n") > 1


def _repeats(page: Page) -> dict[int, str]:
    reasons: dict[int, str] = {}
    seen: dict[str, int] = {}
    plain = {i: bare(page.words(i)) for i in page.body}
    for i in page.body:
        first = seen.setdefault(plain[i], i)
        if first != i and (page.pieces[i].block.size >= _REPEAT_WORDS or first in {page.title, i - 1}):
            reasons[i] = "repeated title" if first == page.title else "repeated text"
    return reasons | _pull_quotes(page, plain)


def _pull_quotes(page: Page, plain: dict[int, str]) -> dict[int, str]:
    """Find blocks that are a sentence of another block, printed again on their own."""
    if len(plain) > _PULL_QUOTE_BLOCKS:
        return {}
    sizes = {i: page.pieces[i].block.size for i in plain}
    candidates = [i for i in plain if i != page.title and _REPEAT_WORDS <= sizes[i] <= 60]
    return {i: "pull quote" for i in candidates if any(sizes[j] > sizes[i] and plain[i] in plain[j] for j in plain)}


def _footnotes(page: Page) -> dict[int, str]:
    reasons: dict[int, str] = {}
    running = False
    for i in page.body:
        words = page.words(i)
        if _NOTES_HEADING.fullmatch(words.strip(" :")) and any(j > i and _NOTE.match(page.words(j)) for j in page.body):
            running, reasons[i] = True, "footnote"
        elif (running and _NOTE.match(words)) or (i > page.body[-1] / 2 and _SURE_NOTE.match(words)):
            reasons[i] = "footnote"
        elif is_paragraph(page.pieces[i].block):
            running = False
    return reasons


def _biographies(page: Page) -> dict[int, str]:
    """Find notes on the author: at the end, on the by-line's person or on somebody whom the article never mentions."""
    reasons: dict[int, str] = {}
    known = {surname(a) for a in page.authors}
    for i in reversed(page.body):
        block = page.pieces[i].block
        name = biography(block.words) if block.size <= 90 and i != page.title else None
        headed = i > 0 and page.pieces[i - 1].reason == "author bio"
        if name is None:
            if is_paragraph(block) and not headed:
                break
            continue
        unmentioned = name and not any(surname(name) in page.words(j) for j in page.body if j != i and j not in reasons)
        if headed or (name and surname(name) in known) or unmentioned or (not name and _ABOUT_AUTHOR.match(block.words)):
            reasons[i] = "author bio"
    return reasons


_ABOUT_AUTHOR = re.compile(r"the (?:author|writer)\b", re.IGNORECASE)


def _standfirsts(page: Page, hints: Hints) -> dict[int, str]:
    """Find what stands between title and by-line (or is the page's description) and is said again by a later paragraph."""
    reasons: dict[int, str] = {}
    for i in page.body:
        block = page.pieces[i].block
        if i == page.title or not 6 <= block.size <= 60:
            continue
        described = hints.description is not None and bare(block.words) == bare(hints.description)
        if (described or _before_byline(page, i)) and _said_again(page, i):
            reasons[i] = "standfirst"
    return reasons


def _before_byline(page: Page, i: int) -> bool:
    """Whether a by-line, a date line or a caption follows before the next paragraph, within four lines."""
    for piece in page.pieces[i + 1 : i + 5]:
        if piece.reason in {"by-line", "caption", "date line"}:
            return True
        if piece.reason is None and is_paragraph(piece.block):
            return False
    return False


def _said_again(page: Page, i: int) -> bool:
    own = _content(page.words(i))
    later = (_content(page.words(j)) for j in page.body if j > i and page.pieces[j].block.size >= page.pieces[i].block.size)
    return bool(own) and any(len(own & other) >= _STANDFIRST_SHARE * len(own) for other in later)


def _content(words: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’'‘]s$", "", w) for w in re.findall(r"[\w’'‘-]{4,}", words.casefold()))


def _headline_lists(page: Page) -> dict[int, str]:
    """Find three or more headlines in a row after the last paragraph, which no colon announces: other articles, without a heading."""
    last = max((i for i in page.body if is_paragraph(page.pieces[i].block)), default=None)
    after = [i for i in page.body if last is not None and i > last]
    announced = last is not None and any(page.words(i).endswith(":") for i in (last, *after))
    listed = len(after) >= _FEWEST_HEADLINES and all(_is_listed_headline(page, i) for i in after)
    return dict.fromkeys(after, "see also") if listed and not announced else {}


def _is_listed_headline(page: Page, i: int) -> bool:
    block = page.pieces[i].block
    return page.opens_line(i) and 4 <= block.size <= 20 and not ends(block.words) and block.words[0].isupper()


def _leftovers(page: Page) -> dict[int, str]:
    """Short unfinished lines after the last paragraph, among furniture, are furniture; before it nothing is."""
    last = max((i for i in page.body if is_paragraph(page.pieces[i].block)), default=None)
    if last is None:
        return {}
    first_furniture = next((i for i in range(last + 1, len(page.pieces)) if page.pieces[i].reason), None)
    if first_furniture is None:
        return {}
    return {
        i: "page furniture"
        for i in page.body
        if i > first_furniture and page.pieces[i].block.size <= 10 and not ends(page.words(i))
    }
