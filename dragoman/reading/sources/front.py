"""The lines above the article: masthead, section, title, writers, date, dateline. Each line but the title gets its reason.

Read top down to the first paragraph. A masthead is told from a title by its words (``outlets``) and by what vouches for it:
capitals, a slogan or a date below it, the same name elsewhere on the page; and only if another line can be the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.reading.sources.bylines import by_line, names_in_bios, only_names
from dragoman.reading.sources.credits import Credit, credit, is_numbered_label
from dragoman.reading.sources.cuts import stands_alone
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.outlets import is_name, is_outlet, is_plain_outlet, is_slogan
from dragoman.reading.sources.page import Named, Page, Place, bare, ends, is_paragraph
from dragoman.world.dates import find_dates

# Front lines stand near the top; further down "By A B" is a heading or a caption.
_DEPTH = 15
_TITLE_DEPTH = 6
_TITLE_WORDS = 30
# A one-word title may have a short line below it; a line of so many words is the title itself.
_HEADLINE = 4
_LETTERHEAD_WORDS = 12
_LONGEST_DATE = 60
_CAPTION_WORDS = 45

_LETTERHEAD = re.compile(
    r"(?:the )?(?:ministry|department|office|embassy|permanent mission|delegation|government|state department|"
    r"council|commission|press service|foreign ministry|white house|presidency|secretariat|mission)\b(?:[^\W\d]|[\s,.’'&()-])*$",
    re.IGNORECASE,
)
_STATIONED = re.compile(r"\sin [A-Z][\w’-]+(?:[ -][A-Z][\w’-]+){0,2}")
_BESIDE_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?|\b\w+ (?:minute|hour|day|week|month|year)s? ago\b|"
    r"\b(?:[ap]\.?m|gmt|utc|e[sd]?t|msk|bst|cet|at|ist|updated|issue|vol|no)\b",
    re.IGNORECASE,
)
# What a picture shows is told in the present, with its day or year; news tells it in the past.
_SHOWN = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown)|walks?|stands?|sits?|waits?|shakes?|poses?|looks?|holds?|carry|carries|crosses|cross|"
    r"leaves?|arrives?|speaks?|gathers?|watch(?:es)?|inspects?|attends?|greets?|meets?|rises?|flies|fly|lies|lie|passes|pass|"
    r"takes? part|loads?|unloads?|burns?)\b"
)
_SHOWN_WHEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
)
_TOLD = re.compile(r"\b(?:said|says|told|will|has|have|had|was|were|according|because|but)\b")


def mastheads(page: Page, hints: Hints) -> Page:
    """Return the page with outlet's name, slogan and issue line above the title marked."""
    reasons: dict[int, str] = {}
    outlets, labels = list(page.outlets), list(page.labels)
    for i in _front(page):
        words = page.words(i)
        said = credit(words)
        if (hints.title and bare(words) == bare(hints.title)) or not _can_be_title(page, i + 1, len(page.pieces)):
            break
        if is_date(words):
            reasons[i] = "date line"
        elif is_numbered_label(words):
            reasons[i] = "section label"
        elif reasons and is_slogan(words):
            reasons[i] = "masthead"
        elif said and said.reason != "by-line" and (said.has_date or said.labels or _is_vouched(page, i)):
            reasons[i] = said.reason
            outlets.extend(Named(name, "masthead") for name in said.outlets)
            labels.extend(said.labels)
        elif _is_vouched(page, i) and is_outlet(words, supported=True):
            reasons[i] = "masthead"
            outlets.append(Named(words, "masthead"))
        else:
            break
    return replace(page.with_reasons(reasons), outlets=tuple(outlets), labels=tuple(labels))


def front_matter(page: Page, hints: Hints) -> Page:
    """Return the page with its title found and every other front line marked."""
    page = replace(page, title=_title_index(page, hints))
    if not hints.title and (kickers := _kickers(page)):
        page = page.with_reasons(kickers)
        page = replace(page, title=_title_index(page, hints))
    page = _credits(page)
    page = _names(page, hints)
    for step in (_date_lines, _letterheads, _datelines, _captions):
        page = page.with_reasons(step(page))
    return page


def _front(page: Page) -> Iterator[int]:
    """Places of the unjudged lines above the article's first paragraph; a standfirst or a caption over the by-line does not end them."""
    for i, piece in enumerate(page.pieces[:_DEPTH]):
        if not page.opens_line(i) or (piece.reason is None and is_paragraph(piece.block) and not _is_above_byline(page, i)):
            return
        if piece.reason is None:
            yield i


def _is_above_byline(page: Page, i: int) -> bool:
    for piece in page.pieces[i + 1 : i + 3]:
        said = credit(piece.block.words)
        if said is not None and (said.is_signed or said.has_date):
            return True
        if is_paragraph(piece.block):
            return False
    return False


def _can_be_title(page: Page, start: int, end: int) -> bool:
    """Whether a line between these places could be the title, before the first paragraph."""
    return any(start <= i < end and _is_headline(page, i) and not _is_furniture(page, i) for i in _front(page))


def _is_vouched(page: Page, i: int) -> bool:
    """Whether something beside its own words says that a name is the page's masthead."""
    words = page.words(i)
    following = page.words(i + 1) if i + 1 < len(page.pieces) else ""
    below = is_slogan(following) or is_date(following)
    return is_name(words) and (words.isupper() or below or is_plain_outlet(words) or _is_named_again(page, words))


def _is_named_again(page: Page, words: str) -> bool:
    furniture = (piece.block.words for piece in page.pieces if piece.reason is not None)
    return " " in words and any(words.removeprefix("The ") in line for line in furniture)


def _title_index(page: Page, hints: Hints) -> int | None:
    if hints.title:
        wanted = bare(hints.title)
        named = (i for i, p in enumerate(page.pieces[:_DEPTH]) if p.reason is None and bare(p.block.words) == wanted)
        if (found := next(named, None)) is not None:
            return found
    for i in page.body[:_TITLE_DEPTH]:
        if not page.opens_line(i):
            return None
        if _is_furniture(page, i) and i != page.body[-1]:
            continue
        return i if _is_headline(page, i) else None
    return None


def _is_furniture(page: Page, i: int) -> bool:
    words = page.words(i)
    said = credit(words)
    # A bare name that nothing vouches for may be the title ("The Security Council"); mastheads are marked by now.
    is_credit = said is not None and (said.reason != "masthead" or bool(said.labels) or _is_vouched(page, i))
    return bool(is_credit or by_line(words) or is_date(words) or _LETTERHEAD.match(words))


def _kickers(page: Page) -> dict[int, str]:
    """Find the one word over a headline that tells the subject ("Kestria"), which sites print as a link."""
    front = list(_front(page))
    following = front[front.index(page.title) + 1] if page.title in front[:-1] else None
    if page.title is None or following is None or page.pieces[page.title].block.size > 1:
        return {}
    is_title = _is_headline(page, following) and not _is_furniture(page, following) and page.pieces[following].block.size >= _HEADLINE
    return {page.title: "section label"} if is_title else {}


def _is_headline(page: Page, i: int) -> bool:
    block = page.pieces[i].block
    finished = ends(block.words) and not re.search(r"[?!][\"'”’]*$|(?:[A-Z]\.)+$", block.words)
    followed = i < page.body[-1]
    open_ended = block.words[-1:] in ":,;" or not any(c.isalpha() for c in block.words)
    return followed and block.size <= _TITLE_WORDS and not finished and not open_ended


def _credits(page: Page) -> Page:
    """Return the page with its credit lines marked, its writers and the outlets that these lines name."""
    dated = (i for i, piece in enumerate(page.pieces[:_DEPTH]) if piece.reason == "date line")
    found = {i: said for i in (*_front(page), *dated) if i != page.title and (said := credit(page.words(i)))}
    named = [Named(name, _place(said)) for said in found.values() for name in said.outlets]
    between = {i: "masthead" for i in _front(page) if i not in found and i != page.title and _stands_between(page, i, found)}
    named += [Named(page.words(i), "credit") for i in between]
    return replace(
        page.with_reasons({i: said.reason for i, said in found.items()} | between),
        authors=tuple(dict.fromkeys(a for said in found.values() for a in said.authors)),
        outlets=(*page.outlets, *named),
        labels=(*page.labels, *(label for said in found.values() for label in said.labels)),
    )


def _place(said: Credit) -> Place:
    return "masthead" if said.has_date and not said.authors else "credit"


def _stands_between(page: Page, i: int, found: dict[int, Credit]) -> bool:
    """Whether a name that nothing else tells stands between by-line and date, where pages print the outlet."""
    above = i - 1 in found and found[i - 1].reason == "by-line"
    below = i + 1 < len(page.pieces) and (page.pieces[i + 1].reason == "date line" or is_date(page.words(i + 1)))
    return above and below and is_name(page.words(i)) and not only_names(page.words(i))


def _names(page: Page, hints: Hints) -> Page:
    """Return the page with by-lines marked that are no credit by their own words: bare names, notes with a post."""
    known = set(hints.authors) | names_in_bios(tuple(p.block for p in page.pieces))
    found = {i: writers for i in page.body if i != page.title and (writers := _writers_at(page, i, known)) is not None}
    authors = dict.fromkeys((*page.authors, *(a for writers in found.values() for a in writers)))
    return replace(page.with_reasons(dict.fromkeys(found, "by-line")), authors=tuple(authors))


def _writers_at(page: Page, i: int, known: set[str]) -> tuple[str, ...] | None:
    words = page.words(i)
    line = by_line(words) if i < _DEPTH else None
    if line is not None:
        return line.authors
    names = only_names(_STATIONED.sub("", words) if i < _DEPTH else words)
    if _joins_writers(page, i):
        return ()
    return names if names and (known & set(names) or _stands_as_byline(page, i)) else None


def _joins_writers(page: Page, i: int) -> bool:
    """Whether the line is the "and" between two writers."""
    return i > 0 and page.words(i).casefold() in {"and", "&"} and page.pieces[i - 1].reason == "by-line"


def _stands_as_byline(page: Page, i: int) -> bool:
    """Whether a bare name is a by-line: it is printed twice, joined to another, or date or outlet follow it near the top."""
    neighbours = [page.words(j) for j in (i - 1, i + 1) if 0 <= j < len(page.pieces)]
    below = page.pieces[i + 1] if i < _DEPTH and i + 1 < len(page.pieces) else None
    dated = below is not None and (below.reason in {"date line", "masthead"} or is_date(below.block.words))
    return page.words(i) in neighbours or dated or (i > 0 and _joins_writers(page, i - 1))


@lru_cache(maxsize=256)
def is_date(words: str) -> bool:
    """Return whether the words are a date, with or without a clock time, and nothing else."""
    if len(words) > _LONGEST_DATE:
        return False
    spans = [found.span for found in find_dates(words)]
    if not spans:
        return False
    rest = _BESIDE_DATE.sub("", words[: spans[0][0]] + words[spans[-1][1] :])
    return not re.search(r"[^\W\d_]", rest)


def _date_lines(page: Page) -> dict[int, str]:
    return {i: "date line" for i in page.body if i != page.title and is_date(page.words(i))}


def _letterheads(page: Page) -> dict[int, str]:
    before_title = [i for i in page.body if page.title is not None and i < page.title]
    return {i: "letterhead" for i in before_title if _LETTERHEAD.match(page.words(i)) and page.pieces[i].block.size <= _LETTERHEAD_WORDS}


def _datelines(page: Page) -> dict[int, str]:
    below = (i for i in _front(page) if page.title is not None and i > page.title)
    return {i: "dateline" for i in below if stands_alone(page.words(i))}


def _captions(page: Page) -> dict[int, str]:
    """Find a caption without a credit: below the title, before a by-line or the first paragraph, it tells in the present what is seen."""
    i = page.title + 1 if page.title is not None else len(page.pieces)
    if i + 1 >= len(page.pieces) or page.pieces[i].reason is not None or not page.opens_line(i):
        return {}
    block = page.pieces[i].block
    if block.size > _CAPTION_WORDS:
        return {}
    shows = _SHOWN.search(block.words) and _SHOWN_WHEN.search(block.words) and not _TOLD.search(block.words)
    return {i: "caption"} if shows and ". " not in block.words else {}
