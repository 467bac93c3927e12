"""Quoted stretches of a document's text, found by their marks: curly, straight, doubled single quotes, guillemets, single quotes.

A quotation that runs over several paragraphs opens in each and closes in the last; its pieces come as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.document import Document
from dragoman.model.spans import Span, Spans, hull

_DOUBLE = re.compile(r"''|``|[“”„‟«»\"]")
_SINGLE = re.compile(r"(?<![\w.,!?…”’'])['‘](?=[A-Z\[…]|\w+[ ,.])(?!\d0s)")
_SINGLE_END = re.compile(r"(?<=[,.?!…])['’](?!\w)|(?<=\w)['’](?![\w])")
_OPENS = frozenset("“„‟«")
_CLOSES = frozenset("”»")
# A lone word in single quotes is a title or a sneer at most; longer ones must end in a stop to be told from apostrophes.
_SHORT_SINGLE = 60


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, one piece a paragraph."""

    pieces: Spans
    closed: bool = True

    @property
    def hull(self) -> Span:
        """From the first mark to the last."""
        return hull(self.pieces)


def find(document: Document) -> tuple[Quotation, ...]:
    """The outermost quotations of the body, in order."""
    made: list[Quotation] = []
    for paragraph in document.body:
        for quotation in _in_paragraph(document.text, paragraph):
            last = made[-1] if made else None
            if last is not None and not last.closed and _continues(document.text, last, quotation, paragraph):
                made[-1] = Quotation((*last.pieces, *quotation.pieces), quotation.closed)
            else:
                made.append(quotation)
    return tuple(made)


def _continues(text: str, last: Quotation, new: Quotation, paragraph: Span) -> bool:
    between = text[last.pieces[-1][1] : new.pieces[0][0]]
    return new.pieces[0][0] <= paragraph[0] + 1 and not between.strip()


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    at, end = paragraph
    while True:
        opener = _opener(text, at, end)
        if opener is None:
            return
        start, single = opener
        close = _single_close(text, start + 1, end) if single else _double_close(text, start, end)
        if close is None and single:
            at = start + 1
            continue
        yield Quotation(((start, close or _rstrip(text, start, end)),), close is not None)
        at = close or end


def _opener(text: str, at: int, end: int) -> tuple[int, bool] | None:
    double = next((m.start() for m in _DOUBLE.finditer(text, at, end) if _is_opening(text, m)), None)
    single = next((m.start() for m in _SINGLE.finditer(text, at, end) if text[m.start() : m.start() + 2] != "''"), None)
    if single is not None and (double is None or single < double):
        return (single, True) if _single_close(text, single + 1, end) or double is None else (double, False)
    return None if double is None else (double, False)


def _is_opening(text: str, mark: re.Match[str]) -> bool:
    kind, start, end = mark.group(), mark.start(), mark.end()
    if kind in _OPENS or kind == "``":
        return True
    if kind in _CLOSES:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after.strip()) and (
        not before.strip() or before in "([{-–—/:" or (not before.isalnum() and after.isalnum() and before not in ".,!?")
    )


def _double_close(text: str, start: int, end: int) -> int | None:
    opening = text[start : start + 2] if text[start] in "'`" else text[start]
    for mark in _DOUBLE.finditer(text, start + len(opening), end):
        if _slipped(text, mark) or (_matches(opening, mark.group()) and not (mark.group() == opening and _is_opening(text, mark))):
            return mark.end()
    return None


def _slipped(text: str, mark: re.Match[str]) -> bool:
    """An opening mark set where only a closing one can stand (“...,“ said)."""
    return mark.group() == "“" and text[mark.start() - 1] in ",.?!" and not text[mark.end() : mark.end() + 1].strip()


def _matches(opening: str, mark: str) -> bool:
    if opening in _OPENS:
        return mark in _CLOSES or mark == '"'
    if opening == "``":
        return mark in {"''", '"'}
    return mark == opening or (opening == '"' and mark == "”")


def _single_close(text: str, start: int, end: int) -> int | None:
    firm = None
    for mark in _SINGLE_END.finditer(text, start, end):
        if text[mark.start() - 1] in ",.?!…":
            return mark.end()
        if firm is None and mark.start() - start < _SHORT_SINGLE and text[mark.start() - 1] != "s":
            firm = mark.end()
    return firm


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
