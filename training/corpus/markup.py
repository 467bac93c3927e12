r"""The corpus's inline markup: ``[text](labels)``, nested freely, several labels parted by ``;``.

A label is a role letter, the number of its record in the sentence, and the record's attributes where they differ from the usual:

    e1 AID.mode neg prob|poss|unk int|beg|ong|stop cf agg|bg   trigger of event 1 (usual: +, certain, completed, episode)
    a1 r1           an actor, a recipient of event 1
    q1 denies|doubts|open predict|promise|demand|accuse|ask prob|poss|unk quoted   cue of claim 1 (usual: affirms, state, certain)
    s1 c1           speaker, content of claim 1 (broken ones carry the label on each piece)
    i1 arms contracted neg n=40 n=20..30   item of transfer 1: category, status (usual: delivered), quantity
    g1 v1           giver, receiver of transfer 1
    k1 hedged motive   causal cue; x1 up|down|occurs its cause; y1 up|down|occurs its effect
    d1 dependence rising|falling|steady    state; u1 its subject, o1 its object
    f1 likely presupposed   content of a forecast, with its ICD-203 band as one word (very-likely); h1 hedge; n1 condition; z1 horizon
    t               a time expression
    w1 debris seen|told   evidence; p1 who presents it

``\[`` and ``\]`` are literal brackets. Slots stand in braces: see slots.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROLES = "earqscigvkxyduofhnztwp"
_LABEL = re.compile(rf"([{ROLES}])(\d*)((?: \S+)*)$")


class MarkupError(ValueError):
    """A sentence whose marks cannot be read; says where."""


@dataclass(frozen=True, slots=True)
class Label:
    """A role in record ``number`` (0 for times) with its attributes."""

    role: str
    number: int
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span of the plain text."""

    span: tuple[int, int]
    label: Label


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text with its marks, outermost first."""

    text: str
    marks: tuple[Mark, ...]


def parse(source: str) -> Marked:
    """The plain text and marks of one marked sentence or article. Raises MarkupError."""
    text: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    at = 0
    while at < len(source):
        letter = source[at]
        if letter == "\\" and source[at + 1 : at + 2] in ("[", "]", "\\"):
            text.append(source[at + 1])
            at += 2
        elif letter == "[":
            opened.append(len(text))
            at += 1
        elif letter == "]":
            at, labels = _labels(source, at)
            if not opened:
                raise MarkupError(f"a bracket closes that was not opened, at {at}: {source[max(0, at - 30) : at]!r}")
            start = opened.pop()
            if start == len(text):
                raise MarkupError(f"an empty mark at {at}: {source[max(0, at - 30) : at]!r}")
            marks.extend(Mark((start, len(text)), label) for label in labels)
        else:
            text.append(letter)
            at += 1
    if opened:
        raise MarkupError(f"a bracket is not closed: {source[:60]!r}")
    return Marked("".join(text), tuple(sorted(marks, key=lambda m: (m.span[0], -m.span[1]))))


def _labels(source: str, at: int) -> tuple[int, list[Label]]:
    if source[at + 1 : at + 2] != "(":
        raise MarkupError(f"a mark without labels at {at}: {source[max(0, at - 30) : at + 10]!r}")
    end = source.find(")", at)
    if end < 0:
        raise MarkupError(f"labels are not closed at {at}: {source[at : at + 30]!r}")
    return end + 1, [_label(part.strip()) for part in source[at + 2 : end].split(";")]


def _label(text: str) -> Label:
    found = _LABEL.fullmatch(text)
    if not found or (found[1] == "t") == bool(found[2]):
        raise MarkupError(f"not a label: {text!r}")
    return Label(found[1], int(found[2] or 0), tuple(found[3].split()))
