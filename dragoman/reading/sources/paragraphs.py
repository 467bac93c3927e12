"""Lines of a printed page to paragraphs: running heads dropped, hyphenated ends joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dragoman.reading.sources.hyphens import Hyphens

Box = tuple[float, float, float, float]

# A gap of 1.4 times the usual distance between lines sets paragraphs apart: typesetters use from 1.5, and leading varies by some 10 %.
_GAP = 1.4
# Letters of headings are at least a sixth larger than those of the text around them.
_SIZE = 1.15
# Indents are about one em; a hanging comma or an italic shifts a line by less than half of one.
_INDENT = 0.6
# A line that ends this far before the column's right edge (in parts of its width) ends a paragraph when its sentence ends, too.
_SHORT = 0.12
_EDGE = 2
_NUMBER = re.compile(r"\W*(?:page|p\.)?\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_SENTENCE_END = re.compile("[.!?:][\"'\u2019\u201d)\\]]*$")
_BULLET = re.compile("[\u2022\u25aa\u25cf\u25e6\u2023\u2013]\\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box on the page (left, bottom, right, top in points; None where the page does not tell)."""

    text: str
    box: Box | None = None


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without heads and feet that recur on at least half of three or more pages."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    recurring = {key for key, count in edges.items() if len(pages) > 2 and count >= max(3, len(pages) / 2)}
    return [[line for line in page if not (_is_edge(line, page) and _runs(line, recurring, len(pages)))] for page in pages]


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _is_edge(line: Line, page: Sequence[Line]) -> bool:
    return any(line is edge for edge in _edges(page))


def _runs(line: Line, recurring: set[str], pages: int) -> bool:
    is_number = line.text.strip(" -\u2013") == "1" if pages == 1 else _NUMBER.fullmatch(line.text) is not None
    return is_number or _key(line) in recurring


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def join(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages in order; one that runs over a page's end is joined."""
    hyphens = Hyphens(line.text for page in pages for line in page)
    found: list[str] = []
    for page in pages:
        blocks = list(_blocks(page, hyphens))
        if found and blocks and _runs_on(found[-1], blocks[0]):
            found[-1] = hyphens.glue(found[-1], blocks.pop(0))
        found.extend(blocks)
    return found


def _runs_on(before: str, after: str) -> bool:
    return not _SENTENCE_END.search(before) and (after[0].islower() or before.endswith((",", "-")))


def _blocks(page: Sequence[Line], hyphens: Hyphens) -> Iterator[str]:
    pitch, right = _pitch(page), _right(page)
    text = ""
    for before, line in zip([None, *page], page, strict=False):
        if before is not None and _breaks(before, line, pitch, right):
            yield text
            text = ""
        text = hyphens.glue(text, line.text)
    if text:
        yield text


def _pitch(page: Sequence[Line]) -> float | None:
    steps = [a.box[1] - b.box[1] for a, b in pairwise(page) if a.box and b.box and a.box[1] > b.box[1]]
    return median(steps) if steps else None


def _right(page: Sequence[Line]) -> float | None:
    edges = sorted(line.box[2] for line in page if line.box)
    return edges[int(len(edges) * 0.9)] if edges else None


def _breaks(before: Line, line: Line, pitch: float | None, right: float | None) -> bool:
    """Whether a new paragraph begins between two lines."""
    if not before.box or not line.box or pitch is None or right is None:
        return _SENTENCE_END.search(before.text) is not None and len(before.text) < 60
    step = before.box[1] - line.box[1]
    height, now = before.box[3] - before.box[1], line.box[3] - line.box[1]
    if step < 0:  # the next column
        return not _runs_on(before.text, line.text)
    # Large type has wide lines of its own: a heading's second line is no new paragraph.
    if step > _GAP * max(pitch, min(height, now)) or _BULLET.match(line.text) or max(height, now) > _SIZE * min(height, now):
        return True
    ends = _SENTENCE_END.search(before.text) is not None
    is_short = right - before.box[2] > _SHORT * max(right - before.box[0], 1)
    return ends and (is_short or line.box[0] - before.box[0] > _INDENT * now)
