"""Text into blocks: paragraphs, headings and single lines, whatever way the text was broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.spans import Span

# A line over this many characters was not wrapped by hand or by a mail program (they break at 65 to 100).
_WIDEST_WRAP = 120
# Lines of a wrapped paragraph fill at least this share of the width; set lower, verse and lists run together.
_FILLED = 0.8
# How many line ends must fall inside a sentence before a text counts as wrapped: single-line paragraphs nearly all end in a full stop.
_UNFINISHED = 0.4

# White space of every width, and the marks of no width that pages leave on empty lines.
_INVISIBLE = "".join(
    map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000))
) + "\ufeff"

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a line of the page: ``span`` in the document, ``words`` on one line with plain spaces."""

    span: Span
    words: str

    @property
    def size(self) -> int:
        """Number of words."""
        return self.words.count(" ") + 1


def split(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order, without the white space around them. Hard-wrapped lines are joined into one block."""
    groups = _groups(text)
    width = _wrap_width(text, groups)
    joined = (span for group in groups for span in _join(text, group, width))
    return tuple(block(text, span) for span in joined)


def block(text: str, span: Span) -> Block:
    """Return the block over a span of the text."""
    return Block(span, " ".join(text[slice(*span)].replace("\u00ad", "").split()))


def _groups(text: str) -> list[list[Span]]:
    """Lines that stand together, without a blank line between them."""
    groups: list[list[Span]] = []
    previous_end = -1
    for match in _LINE.finditer(text):
        line = _trim(text, match.span())
        if line[0] == line[1]:
            continue
        one_break = previous_end >= 0 and len(_LINE_BREAK.findall(text, previous_end, line[0])) == 1
        if one_break and "\f" not in text[previous_end : line[0]]:
            groups[-1].append(line)
        else:
            groups.append([line])
        previous_end = line[1]
    return groups


def _trim(text: str, span: Span) -> Span:
    line = text[slice(*span)]
    start = span[0] + len(line) - len(line.lstrip(_INVISIBLE))
    return start, max(start, span[0] + len(line.rstrip(_INVISIBLE)))


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """Return the width in characters that the text was wrapped at; 0 where it was not."""
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < 2:
        return 0
    width = max(e - s for group in groups if len(group) > 1 for s, e in group)
    filled = sum(e - s >= _FILLED * width for s, e in inner)
    unfinished = sum(not _FINISHED.search(text, s, e) for s, e in inner)
    wrapped = 40 <= width <= _WIDEST_WRAP and filled >= len(inner) / 2 and unfinished >= _UNFINISHED * len(inner)
    return width if wrapped else 0


def _join(text: str, group: list[Span], width: int) -> list[Span]:
    spans = [group[0]]
    for line, following in pairwise(group):
        if _runs_on(text, line, following, width):
            spans[-1] = (spans[-1][0], following[1])
        else:
            spans.append(following)
    return spans


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line belongs to the same paragraph: its first word would not have fitted, or the sentence is unfinished."""
    length = line[1] - line[0]
    first_word = text[slice(*following)].split(maxsplit=1)[0]
    if width and length + 1 + len(first_word) > _FILLED * width:
        return True
    return length > 40 and not _FINISHED.search(text, *line) and first_word[0].islower()
