"""Exporting documents and records with their provenance, within the quoting limits, one file a kind and a dictionary beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import BadQuery
from dragoman.model.document import Document
from dragoman.model.records import RECORD_TYPES, AnyRecord, Transfer
from dragoman.present.export.columns import columns, file_stem
from dragoman.present.export.csv_files import Csv, cell
from dragoman.present.export.format import Format
from dragoman.present.export.jsonl_files import Jsonl
from dragoman.present.export.parquet_files import Parquet
from dragoman.present.export.rows import document_row, record_row
from dragoman.present.quoting import SHARED, Quoting

FORMATS: tuple[Format, ...] = (Jsonl(), Csv(), Parquet())
DICTIONARY = "dictionary.csv"


def format_named(name: str) -> Format:
    """The format of that name. Raises BadQuery where there is none."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise BadQuery("no such export format", evidence=repr(name), remedy=f"use one of {', '.join(f.name for f in FORMATS)}")


def export(
    documents: Iterable[Document], records: Iterable[AnyRecord], folder: Path, form: Format, quoting: Quoting = SHARED
) -> list[Path]:
    """Write every document and record; the files written, the dictionary last. Raises OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {d.id: d for d in documents}
    kinds: dict[str, list[AnyRecord]] = defaultdict(list)
    for record in records:
        kinds[record.kind].append(record)
    written = [_write(folder, form, "document", (document_row(d) for d in known.values()))]
    quoter = quoting.quoter()
    # Transfers first: their few words are worth most of an article's allowance.
    for kind in sorted((t.kind for t in RECORD_TYPES), key=lambda k: k != Transfer.kind):
        rows = (record_row(r, known[r.doc], quoter) for r in kinds[kind])
        written.append(_write(folder, form, kind, rows))
    return [*written, _dictionary(folder, form)]


def _write(folder: Path, form: Format, kind: str, rows: Iterable[dict[str, object]]) -> Path:
    path = folder / f"{file_stem(kind)}.{form.name}"
    form.write(path, kind, columns(kind), rows)
    return path


def _dictionary(folder: Path, form: Format) -> Path:
    """The data dictionary: file, column, type, meaning."""
    import csv

    path = folder / DICTIONARY
    with path.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(("file", "column", "type", "meaning"))
        for kind in ("document", *(t.kind for t in RECORD_TYPES)):
            for column in columns(kind):
                sheet.writerow([cell(v) for v in (f"{file_stem(kind)}.{form.name}", column.name, column.type, column.meaning)])
    return path
