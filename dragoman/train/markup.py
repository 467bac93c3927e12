r"""Sentences marked inline, one a line, as ``The two banks [swapped](e1 currency-swap) currencies.`` stands.

A line without a mark is a counter-example; an empty line and one that begins with ``#`` say nothing; ``\[`` and ``\]`` are brackets.
"""

from __future__ import annotations

import re

from dragoman.errors import InputError
from dragoman.model.spans import Span

# Escaped brackets stand as private characters while marks are read: one character for two, so that offsets hold.
_HIDE = {"\\[": "\ue000", "\\]": "\ue001"}
_MARK = re.compile(r"\[([^\[\]]+)\]\(e\d* +([^()\s]+)\)")


def unmarked(line: str, where: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """Give the plain text and its (type, span) marks; ``where`` names the line in errors. Raises InputError."""
    for written, hidden in _HIDE.items():
        line = line.replace(written, hidden)
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((mark[2], (len(text), len(text) + len(mark[1]))))
        text, at = text + mark[1], mark.end()
    text += line[at:]
    if "[" in text or "]" in text:
        remedy = r"write [swapped](e1 currency-swap), unnested, and \[ for a bracket"
        raise InputError("A mark cannot be read", evidence=where, remedy=remedy)
    return text.replace("\ue000", "[").replace("\ue001", "]"), tuple(marks)
