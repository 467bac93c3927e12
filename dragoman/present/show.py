"""One record for the terminal: its paragraph with the marks, its fields, where it stands."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.serial import to_dict
from dragoman.model.sourced import Sourced
from dragoman.present.brief.rows import safe_link
from dragoman.present.marks import marked, marks
from dragoman.present.standing import outlet_name, own_voice
from dragoman.present.words import clean, dated, word

_HIDDEN = ("kind", "id", "doc", "extractor", "confidence")


def show(sourced: Sourced[AnyRecord]) -> Group:
    """The record as a rich renderable: where, the paragraph with its spans named in brackets, the fields, the extractor."""
    record, document = sourced.record, sourced.document
    head = Text(f"{word('kinds', record.kind)} {record.id}", style="bold")
    end = f"read by {record.extractor}, confidence {record.confidence:.2f}; characters {record.anchor[0]}-{record.anchor[1]}"
    where = Text(_where(document), style="dim")
    return Group(head, where, Text(), paragraph(sourced), Text(), _fields(record, document), Text(), Text(end, style="dim"))


def paragraph(sourced: Sourced[AnyRecord]) -> Text:
    """The paragraph with the record's spans underlined and named: marks must survive without colour, so each has its name behind it."""
    text = Text()
    for piece in marked(sourced.document.text, sourced.paragraph, marks(sourced.record)):
        shown = _printable(piece.text)
        if piece.mark:
            text.append(f"[{shown}]", style="bold underline")
            text.append(f"({piece.mark})", style="dim")
        else:
            text.append(shown)
    return text


def _where(document: Document) -> str:
    link = safe_link(document.url)
    parts = (outlet_name(document), document.title or "untitled", dated(document.published), document.path, link or "")
    return "; ".join(_printable(clean(p)) for p in parts if p)


def _fields(record: AnyRecord, document: Document) -> Table:
    # A grid: what is longer than the terminal is wide wraps within its column.
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim", min_width=14, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in to_dict(record).items():
        if name not in _HIDDEN:
            grid.add_row(name, Text(_printable(_value(name, value, document))))
    if getattr(record, "claim", None) is None and record.kind not in ("mention", "time", "place", "quantity"):
        grid.add_row("voice", Text(_printable(own_voice(document).words)))
    return grid


def _value(name: str, value: object, document: Document) -> str:
    match value:
        case None:
            return "-"
        case {"start": start, "end": end, "precision": precision, "basis": basis}:
            return f"{start or '...'} to {end or '...'}, {precision}, {basis}" if basis != "unknown" else "unknown"
        case {"name": str(said), **rest}:
            return clean(said) + "".join(f", {k} {v}" for k, v in rest.items() if v and k not in ("span", "from"))
        case {"low": low, "high": high, "unit": unit, "hedge": hedge}:
            return f"{low if low is not None else '...'} to {high if high is not None else '...'} {unit or ''} {hedge or ''}".strip()
        case [int(start), int(end)] | (int(start), int(end)):
            return f"{start}-{end} “{clean(document.text[start:end])}”"
        case list() | tuple():
            return "; ".join(_value(name, v, document) for v in value) or "-"
        case _:
            return str(value)


def _printable(text: str) -> str:
    """The text without control characters: an article must not steer the terminal."""
    return "".join(c for c in text if c.isprintable() or c in "\n ")
