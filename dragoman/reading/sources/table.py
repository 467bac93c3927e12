"""CSV and TSV, streamed row by row; each cell is decoded by itself, so that one odd row spoils no other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from dragoman.errors import Empty, NotText, TooLarge, Unreadable
from dragoman.reading.sources.decode import beginning, decode, is_wide
from dragoman.reading.sources.formats import Context, Failed, Piece, raw_hash
from dragoman.reading.sources.mapping import COMMON, plain, settle
from dragoman.reading.sources.rows import document
from dragoman.reading.sources.stream import Source, lines

_DELIMITERS = ",\t;|"
_WORDS = 4
_KNOWN = frozenset(name for names in COMMON.values() for name in names)
_MEDIA = {",": "text/csv", "\t": "text/tab-separated-values"}


class Table:
    """Rows in the order of the file, the first row names the columns (``#1`` is the first row after it)."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """A first line of short column names, of which two are known (or one, and the file is named as a table)."""
        header = _header(head)
        known = sum(plain(cell) in _KNOWN for cell in header)
        has_text = any(plain(cell) in COMMON["text"] for cell in header)
        if name.endswith((".csv", ".tsv", ".tab")) and (has_text or len(header) > 1):
            return 0.7
        return 0.6 if has_text and known > 1 else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """One document a row. Raises BadMapping where no column is known to hold text."""
        csv.field_size_limit(context.limits.document)
        delimiter = _delimiter(_first_line(source.head))
        media = _MEDIA.get(delimiter, "text/csv")
        with _narrow(source) as stream:
            rows = csv.reader(_strings(lines(stream, context.limits.document)), delimiter=delimiter, strict=True)
            header = [_cell(c) for c in next(rows, [])]
            mapping = settle(header, context.mapping)
            number = 0
            for number, cells in _numbered(rows):
                suffix, where = f"#{number}", f"row {number}, line {rows.line_num}"
                raw = "\x1f".join(cells if cells else ()).encode("latin-1")
                if error := _fault(cells, header, where):
                    yield Failed(error=error, suffix=suffix, raw_hash=raw_hash(raw), media_type=media)
                    continue
                row = dict(zip(header, map(_cell, cells or ()), strict=False))
                yield document(row, mapping, raw=raw, suffix=suffix, where=where, media_type=media)
            if number == 0:
                raise Empty("a table without rows", evidence=f"only the header: {', '.join(header)[:200]}", remedy="nothing to do")


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | None]]:
    """Rows that are not blank, from 1; None for one that breaks the rules of CSV."""
    number = 0
    while True:
        try:
            cells: list[str] | None = next(rows, ["\0end"])
        except csv.Error:
            cells = None
        if cells == ["\0end"]:
            return
        if cells is None or cells:
            number += 1
            yield number, cells


def _fault(cells: list[str] | None, header: list[str], where: str) -> Unreadable | NotText | None:
    if cells is None:
        return Unreadable("a row that breaks the rules of CSV", evidence=where, remedy="mend its quotes")
    if any("\0" in cell for cell in cells):
        return NotText("a row with zero bytes", evidence=where, remedy="export the table again as UTF-8")
    if len(cells) != len(header):
        return Unreadable(
            "a row with another number of cells than the header",
            evidence=f"{where}: {len(cells)} for {len(header)}",
            remedy="mend the row's quotes or delimiters",
        )
    return None


def _cell(cell: str) -> str:
    return cell if cell.isascii() else decode(cell.encode("latin-1")).text


def _strings(raw: Iterator[bytes | None]) -> Iterator[str]:
    """Bytes as Latin-1, which loses nothing and leaves delimiters alone. Raises TooLarge for a line over the limit."""
    for number, line in enumerate(raw, start=1):
        if line is None:
            raise TooLarge("a line too long for one document", evidence=f"line {number}", remedy="split it into articles")
        yield line.removeprefix(b"\xef\xbb\xbf").decode("latin-1") if number == 1 else line.decode("latin-1")


@contextmanager
def _narrow(source: Source) -> Iterator[BinaryIO]:
    """The table's bytes in an encoding whose delimiters are single bytes."""
    with source.open() as stream:
        if is_wide(source.head):
            # Tables in UTF-16 come from spreadsheets, which hold a million rows at most: one load.
            yield io.BytesIO(decode(stream.read(_WIDE + 1)[:_WIDE]).text.encode())
        else:
            yield stream


_WIDE = 64 << 20


def _first_line(head: bytes) -> str:
    return beginning(head[:8192]).partition("\n")[0].rstrip("\r")


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _header(head: bytes) -> list[str]:
    """The cells of the first line, when they look like names of columns; else none."""
    line = _first_line(head)
    cells = [c.strip().strip('"') for c in line.split(_delimiter(line))]
    named = all(c and len(c) <= 40 and len(c.split()) <= _WORDS and not c.endswith((".", "!", "?", ":")) for c in cells)
    return cells if named else []


FORMAT = Table()
