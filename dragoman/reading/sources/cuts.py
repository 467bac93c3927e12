"""Cuts inside a block: datelines before the first word, credits, links and labels glued to the last one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.model.spans import Span
from dragoman.reading.sources.agencies import agencies, sign_pattern
from dragoman.reading.sources.blocks import Block, block

_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:st|nd|rd|th)?|\d{1,2}[./]\d{1,2})(?:,? \d{4})?"
)
_CAPITALS = r"[A-Z][A-Z.’'/-]+(?: [A-Z.’'/-]+){0,3}(?:, (?:[A-Z][\w.’'-]+ ?){1,3})?"
_PLACE = r"[A-Z][\w’'/-]+(?: [A-Z][\w.’'-]+){0,2}(?:, (?:[A-Z][\w.’'-]+ ?){1,3}?)?"
_DASH = r"\s?(?:--|[-–—―])\s+"
# An agency that no list knows, with what may follow it in the brackets: "(Hill Wire, Kestria)".
_UNLISTED = r"\([A-Z][\w/ .’&-]{1,30}(?:, [\w .]{2,20})?\)"
_SLASHED = r"/[A-Z][\w .’&-]{1,30}(?:, [\w .]{2,20})?/\.?"
# Words by which a text warns that it is none of the real thing; they are said to the reader, so they stay with the text.
_WARNING = re.compile(r"\b(?:SAMPLE|SPECIMEN|SATIRE|DRAFT|FICTION)\b")
_LABELS = "columns?|analysis|opinion|editorial|commentary|feature|interview|news|report|explainer|perspective|op-?ed|comment|review|blog"
# Where such a piece begins, the sentence before it must be over.
_OVER = r"(?:[.!?…][\"”’»)\]]{0,3}|[”»])"

@dataclass(frozen=True, slots=True)
class _Tail:
    """A form of tail with its reason. ``may_fit`` is a quick look that never misses one: most blocks hold none."""

    reason: str
    form: re.Pattern[str]
    may_fit: Callable[[str], bool]


def _holds(*words: str) -> Callable[[str], bool]:
    return lambda window: any(map(window.__contains__, words))


def _ends_in_letter(window: str) -> bool:
    return window[-1:].isalpha()


def _ends_in_sign(window: str) -> bool:
    return window.removesuffix(".").removesuffix(")").endswith((*agencies(), "gencies"))


@cache
def _tails() -> tuple[_Tail, ...]:
    sign = sign_pattern()
    return (
        # No space between: two pages were run together. With a space it could be the last word of a real sentence.
        _Tail("section label", re.compile(rf"(?<=[.!?”»])(?P<cut>(?i:{_LABELS}))$"), _ends_in_letter),
        _Tail("wire credit", re.compile(_BRACKETED_CREDIT), _holds("(", "[")),
        _Tail("wire credit", re.compile(_OPEN_CREDIT), _holds("Reporting by ", "Writing by ", "Compiled by ")),
        _Tail(
            "wire credit",
            re.compile(rf"{_OVER}\s?(?P<cut>(?:[—–-]{{1,2}}\s?(?:{sign})(?:[/, ]+(?:{sign}|[Aa]gencies))*|\((?:{sign})\))\.?)$"),
            _ends_in_sign,
        ),
        _Tail("see also", re.compile(_READ_MORE), _holds("READ", "SEE ALSO", "RELATED", "Read", "See also", "Related", "Also read")),
        _Tail("origin note", re.compile(_FIRST_PUBLISHED), _holds("This ")),
    )


_BRACKETED_CREDIT = (
    r"\s(?P<cut>[(\[](?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Pp]roduced|REPORTING)"
    r" by [^()]{3,300}[)\]]?\.?)$"
)
_OPEN_CREDIT = rf"{_OVER}\s(?P<cut>(?:Additional )?(?:Reporting|Writing|Compiled) by [A-Z][^.!?]{{2,120}}[;.,] ?.{{0,160}}$)"
_READ_MORE = (
    rf"{_OVER}\s(?P<cut>(?:READ MORE|READ ALSO|SEE ALSO|RELATED|ALSO READ|(?:Read more|Read also|See also|Related|Also read)\s?[:|»→])"
    r"[^.]*\.?)$"
)
_FIRST_PUBLISHED = (
    rf"{_OVER}\s(?P<cut>This (?:article|story|piece|column|essay|commentary|report|post) (?:was |has been )?(?:originally |first )"
    r"(?:published|appeared|ran)\b[^!?]{3,160})$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of one cut off for ``reason``; None: nothing is known yet."""

    block: Block
    reason: str | None = None


def cut(text: str, whole: Block, *, opening: bool) -> tuple[Piece, ...]:
    """Return the block's pieces in order. ``opening``: no article text came before, so a place in capitals is a dateline."""
    start, end = whole.span
    before: list[Piece] = []
    after: list[Piece] = []
    head = _dateline(text, whole.span, opening=opening)
    if head:
        before.extend(_with_warning(text, (start, head[0])))
        start = head[1]
    while (tail := _tail(text, (start, end))) is not None:
        at, reason = tail
        after.insert(0, Piece(block(text, (at, end)), reason))
        end = start + len(text[start:at].rstrip())
    if not before and not after:
        return (Piece(whole),)
    return (*before, Piece(block(text, (start, end))), *after)


def stands_alone(line: str) -> bool:
    """Return whether the line is a dateline and nothing else; a bare place in capitals only with its dash."""
    finished = f"{line} Xx"
    if any(_fills(form, finished) for form in (_by_agency(), _by_date(), _by_place())):
        return True
    return any(_fills(form, f"{line} - Xx") for form in (_by_agency(), _by_date()))


def _fills(form: re.Pattern[str], line: str) -> bool:
    match = form.match(line)
    return match is not None and match.end() == len(line) - len("Xx")


def _with_warning(text: str, span: Span) -> Iterator[Piece]:
    """Yield the dateline; a warning inside it stands apart as text."""
    at = span[0]
    for match in _WARNING.finditer(text, *span):
        if match.start() > at:
            yield Piece(block(text, (at, match.start())), "dateline")
        yield Piece(block(text, match.span()))
        at = match.end()
    if at < span[1]:
        yield Piece(block(text, (at, span[1])), "dateline")


def _dateline(text: str, span: Span, *, opening: bool) -> Span | None:
    """Return where the dateline ends and where the text after it begins."""
    # Datelines are short: the longest seen (place, country, date, agency) has under 90 characters.
    window = text[span[0] : min(span[1], span[0] + 120)]
    match = _by_agency().match(window) or (_by_date().match(window) or _by_place().match(window) if opening else None)
    if not match or span[0] + match.end() >= span[1]:
        return None
    return span[0] + len(match[0].rstrip()), span[0] + match.end()


@cache
def _by_agency() -> re.Pattern[str]:
    sign = sign_pattern()
    where = rf"(?:{_CAPITALS}|{_PLACE})"
    bracketed = rf"(?:\((?:{sign}(?:[/ -]\w+)?)\)|/{sign}/\.?)"
    return re.compile(

            rf"(?:{where}(?:[,.]? {_DATE})?\.?,? ?{bracketed}(?:{_DASH}|[.:]? (?=[A-Z“\"‘]))|{bracketed}{_DASH}|"
            rf"{where}, {_DATE},? {sign}{_DASH}|{where}, {sign}{_DASH})"
    )


@cache
def _by_date() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_CAPITALS}|{_PLACE}),? (?:\(?{_DATE}\)?)\.?(?:(?: ?{_UNLISTED})?{_DASH}(?=\S)|"
        rf" ?{_SLASHED}[.:]?\s(?=[A-Z“\"‘]))|"
        rf"{_CAPITALS} (?:{_UNLISTED}{_DASH}(?=\S)|{_SLASHED}[.:]?\s(?=[A-Z“\"‘]))"
    )


@cache
def _by_place() -> re.Pattern[str]:
    return re.compile(rf"{_CAPITALS}\s?(?:--|[–—―]|\s-)\s*(?=[A-Z“\"‘])")


def _tail(text: str, span: Span) -> tuple[int, str] | None:
    # The last 400 characters hold every credit line; scanning whole paragraphs for each form would cost more than the rest of the reading.
    window = text[max(span[0], span[1] - 400) : span[1]]
    offset = span[1] - len(window)
    for tail in _tails():
        match = tail.form.search(window) if tail.may_fit(window) else None
        if match and offset + match.start("cut") > span[0]:
            return offset + match.start("cut"), tail.reason
    return None
