"""What on a page is the article and what is furniture: every block gets a reason or none. Nothing is deleted.

Read top down: pieces by their own words (``phrases``), then by their place among the others. Where in doubt a block stays
article text, because a lost sentence is worse than a kept advertisement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.reading.sources.blocks import Block, split
from dragoman.reading.sources.bylines import biography, by_line, names_in_bios, only_names, surname
from dragoman.reading.sources.cuts import Piece, cut
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.phrases import stock_reason
from dragoman.world.dates import find_dates

# By-lines stand near the top; further down "By A B" is a heading or a caption.
_BYLINE_DEPTH = 15
# A paragraph: at least a short full sentence. Used to tell where the article begins and ends.
_PARAGRAPH = 12
_REPEAT_WORDS = 8
# Each block is looked for in every other; a longer page is a book or a list, and those print no pull quotes.
_PULL_QUOTE_BLOCKS = 300
# Share of a standfirst's content words that a later paragraph must hold; unrelated paragraphs of one article share under 0.4.
_STANDFIRST_SHARE = 0.7

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NOTES_HEADING = re.compile(r"(?:end|foot)?notes|references|bibliography|works cited|sources|citations", re.IGNORECASE)
_NOTE = re.compile(r"\W{0,2}\d{1,3}[\]).:]?\s|\^|\[\w+\]")
_SURE_NOTE = re.compile(
    r"\[?\d{1,3}[\]).]?\s.*(?:https?://|\bibid\b|\bop\. cit|\bpp?\. ?\d|\b(?:19|20)\d\d\)?[,.]|[”\"],? )", re.IGNORECASE
)
_LETTERHEAD = re.compile(

        r"(?:the )?(?:ministry|department|office|embassy|permanent mission|delegation|government|state department|"
        r"council|commission|press service|"
    r"foreign ministry|white house|presidency|secretariat|mission)\b(?:[^\W\d]|[\s,.’'&()-])*$",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[“”\"‘’'«»]")


@dataclass(frozen=True)
class Page:
    """The pieces of a text in order, each with its verdict, and the title and authors that the verdicts rest on."""

    text: str
    pieces: tuple[Piece, ...]
    title: int | None = None
    authors: tuple[str, ...] = ()

    @cached_property
    def body(self) -> tuple[int, ...]:
        """Places of the pieces that are article text."""
        return tuple(i for i, piece in enumerate(self.pieces) if piece.reason is None)

    def words(self, index: int) -> str:
        """Return a piece's words on one line."""
        return self.pieces[index].block.words

    def with_reasons(self, reasons: dict[int, str]) -> Page:
        """Return the page with these pieces judged; verdicts already given stay."""
        judged = (replace(p, reason=p.reason or reasons.get(i)) for i, p in enumerate(self.pieces))
        return replace(self, pieces=tuple(judged))


def judge(text: str, hints: Hints) -> Page:
    """Return every piece of the text with its verdict."""
    page = _headings_kept(Page(text, _stock_pieces(text)))
    page = _lists_under_headings(text, page)
    page = replace(page, title=_title_index(page, hints))
    page = _bylines(page, hints)
    for step in (_date_lines, _letterheads, _repeats, _footnotes, _biographies):
        page = page.with_reasons(step(page))
    page = page.with_reasons(_standfirsts(page, hints))
    return page.with_reasons(_leftovers(page))


def _stock_pieces(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    paragraphs = 0
    for whole in split(text):
        for piece in cut(text, whole, opening=paragraphs < 2):
            reason = piece.reason or stock_reason(piece.block, at_head=paragraphs == 0)
            paragraphs += reason is None and _is_paragraph(piece.block)
            pieces.append(replace(piece, reason=reason))
    return tuple(pieces)


def _headings_kept(page: Page) -> Page:
    """Return the page with lone headings as text: "Analysis" between two paragraphs is a heading, at the top or among furniture a label."""
    reasons = [None, *(piece.reason for piece in page.pieces), None]
    first = next((i for i, piece in enumerate(page.pieces) if piece.reason is None), 0)
    labels = (i for i, piece in enumerate(page.pieces) if piece.reason == "section label" and i > first)
    lone = (i for i in labels if not (reasons[i] or reasons[i + 2]))
    # A label cut off from a sentence that it was glued to is no heading.
    alone = {i for i in lone if page.text[page.pieces[i].block.span[0] - 1].isspace()}
    kept = (replace(piece, reason=None) if i in alone else piece for i, piece in enumerate(page.pieces))
    return replace(page, pieces=tuple(kept))


def _is_paragraph(block: Block) -> bool:
    return block.size >= _PARAGRAPH and _ENDS.search(block.words) is not None


def _lists_under_headings(text: str, page: Page) -> Page:
    """Headlines listed under "Related stories" and tags under "Topics" belong to that heading."""
    reasons: dict[int, str] = {}
    last = max((i for i in page.body if _is_paragraph(page.pieces[i].block)), default=-1)
    running: str | None = None
    for i, piece in enumerate(page.pieces):
        if piece.reason in {"see also", "topic list"} and piece.block.size <= 4:
            running = piece.reason
        elif piece.reason is not None or _ENDS.search(piece.block.words) or piece.block.size > 20:
            running = None
        elif running and (i > last or not _gap_before(text, page, i)):
            reasons[i] = running
        else:
            running = None
    return page.with_reasons(reasons)


def _gap_before(text: str, page: Page, i: int) -> bool:
    between = text[page.pieces[i - 1].block.span[1] : page.pieces[i].block.span[0]]
    return between.replace("\r\n", "\n").count("\n") > 1


def _same(a: str, b: str) -> bool:
    return _bare(a) == _bare(b)


def _bare(words: str) -> str:
    return _QUOTES.sub("", words).casefold().strip(" .|-–—")


def _title_index(page: Page, hints: Hints) -> int | None:
    if hints.title:
        named = next((i for i, p in enumerate(page.pieces[:_BYLINE_DEPTH]) if p.reason is None and _same(p.block.words, hints.title)), None)
        if named is not None:
            return named
    for i in page.body[:3]:
        block = page.pieces[i].block
        if by_line(block.words) or _is_date(block.words) or (_LETTERHEAD.match(block.words) and i != page.body[-1]):
            continue
        return i if _is_headline(page, i) else None
    return None


def _is_headline(page: Page, i: int) -> bool:
    block = page.pieces[i].block
    finished = _ENDS.search(block.words) and not re.search(r"[?!][\"'”’]*$|(?:[A-Z]\.)+$", block.words)
    followed = any(j > i for j in page.body)
    return followed and block.size <= 30 and not finished and block.words[-1:] not in ":,;" and any(c.isalpha() for c in block.words)


def _bylines(page: Page, hints: Hints) -> Page:
    known = set(hints.authors) | names_in_bios(tuple(p.block for p in page.pieces))
    reasons: dict[int, str] = {}
    authors: list[str] = []
    for i in page.body:
        if i == page.title:
            continue
        found = _byline_at(page, i, known)
        if found is not None:
            reasons[i] = "by-line"
            authors.extend(a for a in found if a not in authors)
    return replace(page.with_reasons(reasons), authors=tuple(authors))


def _byline_at(page: Page, i: int, known: set[str]) -> tuple[str, ...] | None:
    words = page.words(i)
    line = by_line(words) if i < _BYLINE_DEPTH else None
    if line is not None:
        return line.authors
    names = only_names(words)
    return names if names and (known & set(names) or _stands_as_byline(page, i)) else None


def _stands_as_byline(page: Page, i: int) -> bool:
    """Whether a bare name is a by-line: it is printed twice, or a date follows it near the top, as with no heading."""
    neighbours = [page.words(j) for j in (i - 1, i + 1) if 0 <= j < len(page.pieces)]
    dated = i < _BYLINE_DEPTH and i + 1 < len(page.pieces) and (page.pieces[i + 1].reason == "date line" or _is_date(page.words(i + 1)))
    return page.words(i) in neighbours or dated


def _is_date(words: str) -> bool:
    """Whether the words are a date, with or without a clock time, and nothing else."""
    if len(words) > 60:
        return False
    spans = [found.span for found in find_dates(words)]
    if not spans:
        return False
    rest = words[: spans[0][0]] + words[spans[-1][1] :]
    rest = re.sub(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[:.]\d\d|\b(?:[ap]\.?m|gmt|utc|e[sd]?t|msk|bst|cet|at|"
        r"ist|updated|issue|vol|no)\b", "", rest, flags=re.I)
    return not re.search(r"[^\W\d_]", rest)


def _date_lines(page: Page) -> dict[int, str]:
    return {i: "date line" for i in page.body if i != page.title and _is_date(page.words(i))}


def _letterheads(page: Page) -> dict[int, str]:
    before_title = [i for i in page.body if page.title is not None and i < page.title]
    return {i: "letterhead" for i in before_title if _LETTERHEAD.match(page.words(i)) and page.pieces[i].block.size <= 12}


def _repeats(page: Page) -> dict[int, str]:
    reasons: dict[int, str] = {}
    seen: dict[str, int] = {}
    bare = {i: _bare(page.words(i)) for i in page.body}
    for i in page.body:
        first = seen.setdefault(bare[i], i)
        if first != i and (page.pieces[i].block.size >= _REPEAT_WORDS or first in {page.title, i - 1}):
            reasons[i] = "repeated title" if first == page.title else "repeated text"
    return reasons | _pull_quotes(page, bare)


def _pull_quotes(page: Page, bare: dict[int, str]) -> dict[int, str]:
    """Find blocks that are a sentence of another block, printed again on their own."""
    if len(bare) > _PULL_QUOTE_BLOCKS:
        return {}
    sizes = {i: page.pieces[i].block.size for i in bare}
    candidates = [i for i in bare if i != page.title and _REPEAT_WORDS <= sizes[i] <= 60]
    return {i: "pull quote" for i in candidates if any(sizes[j] > sizes[i] and bare[i] in bare[j] for j in bare)}


def _footnotes(page: Page) -> dict[int, str]:
    reasons: dict[int, str] = {}
    running = False
    for i in page.body:
        words = page.words(i)
        if _NOTES_HEADING.fullmatch(words.strip(" :")) and any(j > i and _NOTE.match(page.words(j)) for j in page.body):
            running, reasons[i] = True, "footnote"
        elif (running and _NOTE.match(words)) or (i > page.body[-1] / 2 and _SURE_NOTE.match(words)):
            reasons[i] = "footnote"
        elif _is_paragraph(page.pieces[i].block):
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
            if _is_paragraph(block) and not headed:
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
        described = hints.description is not None and _same(block.words, hints.description)
        if (described or _before_byline(page, i)) and _said_again(page, i):
            reasons[i] = "standfirst"
    return reasons


def _before_byline(page: Page, i: int) -> bool:
    """Whether a by-line, a date line or a caption follows before the next paragraph, within four lines."""
    for piece in page.pieces[i + 1 : i + 5]:
        if piece.reason in {"by-line", "caption", "date line"}:
            return True
        if piece.reason is None and _is_paragraph(piece.block):
            return False
    return False


def _said_again(page: Page, i: int) -> bool:
    own = _content(page.words(i))
    later = (_content(page.words(j)) for j in page.body if j > i and page.pieces[j].block.size >= page.pieces[i].block.size)
    return bool(own) and any(len(own & other) >= _STANDFIRST_SHARE * len(own) for other in later)


def _content(words: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’'‘]s$", "", w) for w in re.findall(r"[\w’'‘-]{4,}", words.casefold()))


def _leftovers(page: Page) -> dict[int, str]:
    """Short unfinished lines after the last paragraph, among furniture, are furniture; before it nothing is."""
    last = max((i for i in page.body if _is_paragraph(page.pieces[i].block)), default=None)
    if last is None:
        return {}
    first_furniture = next((i for i in range(last + 1, len(page.pieces)) if page.pieces[i].reason), None)
    if first_furniture is None:
        return {}
    return {
        i: "page furniture"
        for i in page.body
        if i > first_furniture and page.pieces[i].block.size <= 10 and not _ENDS.search(page.words(i))
    }
