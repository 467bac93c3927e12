"""JSON Lines: one object a line. A file that is one JSON object or one list of objects is read, too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

from dragoman.errors import Empty, TooLarge, Unreadable
from dragoman.reading.sources.decode import beginning, decode, is_wide
from dragoman.reading.sources.formats import Context, Failed, Parsed, Piece, raw_hash
from dragoman.reading.sources.mapping import ColumnMapping, settle
from dragoman.reading.sources.rows import document
from dragoman.reading.sources.stream import Source, lines

_MEDIA = "application/x-ndjson"


class JsonLines:
    """Rows in the order of the file, numbered by line (``#3`` is line 3)."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """An object that is whole, or begins with a quoted key, at the start of the file."""
        start = beginning(head[:4096]).lstrip()
        if start.startswith("["):
            start = start[1:].lstrip()
        if not start.startswith("{"):
            return 0.0
        return 0.9 if start[1:].lstrip()[:1] in {'"', "}"} else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """One document a row. Raises Unreadable, where the file is one JSON value that is damaged."""
        if _is_lines(source.head):
            yield from _rows(source, context)
        else:
            yield from _whole(source, context)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is an object by itself, as far as the head shows it: not a list, not one object spread over lines."""
    if is_wide(head):
        return False
    first, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return first.startswith(b"{") and (not end or len(first.strip()) > 1)


def _rows(source: Source, context: Context) -> Iterator[Piece]:
    mapping: ColumnMapping | None = None
    with source.open() as stream:
        for number, line in enumerate(lines(stream, context.limits.document), start=1):
            if line is not None and not line.strip():
                continue
            piece, mapping = _row(line, number, mapping, context)
            yield piece


def _row(line: bytes | None, number: int, mapping: ColumnMapping | None, context: Context) -> tuple[Piece, ColumnMapping | None]:
    suffix, where = f"#{number}", f"line {number}"
    if line is None:
        error = TooLarge("a line too long for one document", evidence=where, remedy="split it into articles")
        return Failed(error=error, suffix=suffix, media_type=_MEDIA), mapping
    try:
        row = _object(line.rstrip(b"\r\n"), where)
    except Unreadable as error_row:
        return Failed(error=error_row, suffix=suffix, raw_hash=raw_hash(line), media_type=_MEDIA), mapping
    return _settled(row, line.rstrip(b"\r\n"), suffix, where, mapping, context)


def _settled(
    row: Mapping[str, object], raw: bytes, suffix: str, where: str, mapping: ColumnMapping | None, context: Context
) -> tuple[Parsed | Failed, ColumnMapping]:
    # The first whole row settles the mapping; a later row with other keys may bring its own, as lines owe each other nothing.
    if mapping is None or mapping.text not in row:
        mapping = settle(list(row), context.mapping) if mapping is None or _retells(row, context) else mapping
    return document(row, mapping, raw=raw, suffix=suffix, where=where, media_type=_MEDIA), mapping


def _retells(row: Mapping[str, object], context: Context) -> bool:
    from dragoman.reading.sources.mapping import common

    return (context.mapping is None or context.mapping.text is None) and common("text", row) is not None


def _object(line: bytes, where: str) -> Mapping[str, object]:
    try:
        value = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not a JSON object", evidence=f"{where}: {str(error)[:120]}", remedy="mend that line") from error
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object", evidence=f"{where}: a {type(value).__name__}", remedy="give one object a line")
    return cast("Mapping[str, object]", value)


def _whole(source: Source, context: Context) -> Iterator[Piece]:
    data = source.load(context.limits.document)
    try:
        value = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("damaged JSON", evidence=str(error)[:160], remedy="fetch it again, or give one object a line") from error
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise Empty("an empty list", evidence="0 rows", remedy="nothing to do")
    mapping: ColumnMapping | None = None
    for number, row in enumerate(rows, start=1):
        raw = json.dumps(row, sort_keys=True).encode()
        if isinstance(row, dict):
            piece, mapping = _settled(row, raw, f"#{number}", f"row {number}", mapping, context)
            yield piece
        else:
            bad = Unreadable("not a JSON object", evidence=f"row {number}: a {type(row).__name__}", remedy="make each row an object")
            yield Failed(error=bad, suffix=f"#{number}", raw_hash=raw_hash(raw), media_type=_MEDIA)


FORMAT = JsonLines()
