"""READ FIRST: the whole run, stage by stage.

    1 discover   paths, globs, folders, archives -> inputs                     reading/sources/inputs.py
    2 read       an input's bytes -> documents                                 reading/sources/
    3 annotate   a document -> sentences, mentions, times, places, quantities  reading/annotate/
    4 extract    -> events, claims, transfers, causes, states, forecasts       reading/extract/
    5 resolve    -> who each is                                                reading/resolve/
    6 store      readings -> inbox -> dossier                                  dossier/store/
    7 link       documents -> copies                                           dossier/link/
    8 present    dossier -> brief, charts, exports                             present/

Stages 3 to 5 are pure and run in worker processes (reading/one.py, reading/run/); only the dossier's owner writes to it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from dragoman.dossier.link.copies import link_copies
from dragoman.dossier.store.inbox import inbox_of, write_batch
from dragoman.dossier.store.views import Views
from dragoman.dossier.store.writer import owner
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.present.brief.compose import compose
from dragoman.present.brief.question import Question
from dragoman.present.brief.render import render
from dragoman.present.export.export import export as write_export
from dragoman.present.export.export import format_named
from dragoman.reading.extract.learned import own
from dragoman.reading.one import read_one
from dragoman.reading.run.local import LocalExecutor
from dragoman.reading.run.tally import Step, Tally
from dragoman.reading.sources.inputs import Input, discover
from dragoman.reading.sources.mapping import ColumnMapping
from dragoman.reading.sources.read import documents

Source = str | Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are read. ``published`` is the date of publication, where the caller knows it; ``workers`` None: one a core.

    ``types`` is a folder of own event types, as ``dragoman train`` writes it.
    """

    root: Path | None = None
    published: date | None = None
    mapping: ColumnMapping | None = None
    workers: int | None = None
    types: Path | None = None


Watch = Callable[[Step], None]


def inputs(sources: Sequence[Source], settings: Settings) -> list[Input]:
    """Stage 1."""
    return list(discover(sources, root=settings.root))


def read(items: Iterable[Input], settings: Settings) -> Iterator[Document]:
    """Stage 2. A document that cannot be read comes with its ``error``."""
    for item in items:
        yield from documents(item, mapping=settings.mapping, published=settings.published)


def readings(items: Sequence[Input], settings: Settings) -> Iterator[Reading]:
    """Stages 1 to 5, nothing stored, in the order of the inputs."""
    for chunk in _executor(items, settings).map(partial(read_chunk, types=settings.types), read(items, settings)):
        yield from chunk


def read_chunk(chunk: tuple[Document, ...], types: Path | None = None) -> tuple[Reading, ...]:
    """Stages 3 to 5, in a worker. Raises InputError, DamagedModel for a bad folder of own types."""
    return tuple(read_one(document, types) for document in chunk)


def add(path: Path, items: Sequence[Input], settings: Settings, watch: Watch = lambda step: None) -> Tally:
    """Stages 1 to 7: read what the dossier does not hold yet, merge batch by batch, link copies. Killed, it resumes."""
    tally = Tally()
    if settings.types is not None:
        own.load(settings.types)  # a bad folder is told before a dossier is made
    with owner(path) as dossier:
        known = dossier.known_documents()
    fresh = _unknown(read(items, settings), known, tally)
    to_inbox = partial(_read_to_inbox, inbox_of(path), uuid.uuid4().hex, settings.types)
    for step in _executor(items, settings).map(to_inbox, fresh):
        with owner(path):
            pass  # taking ownership merges what waits in the inbox
        tally.add(step)
        watch(step)
    with owner(path) as dossier:
        link_copies(dossier)
    return tally


def _executor(items: Sequence[Input], settings: Settings) -> LocalExecutor:
    return LocalExecutor(settings.workers) if settings.workers else LocalExecutor.fitting(sum(item.size or 0 for item in items))


def _unknown(found: Iterable[Document], known: frozenset[str], tally: Tally) -> Iterator[Document]:
    for document in found:
        if document.id in known:
            tally.known += 1
        else:
            yield document


def _read_to_inbox(inbox: Path, run: str, types: Path | None, chunk: tuple[Document, ...]) -> Step:
    done = read_chunk(chunk, types)
    write_batch(inbox, done, run)
    return Step(
        documents=len(done),
        words=sum(len(r.document.text.split()) for r in done),
        records=sum(len(r.records) for r in done),
        failed=tuple((r.document.path, r.document.error) for r in done if r.document.error),
    )


def export(path: Path, folder: Path, format: str) -> list[Path]:  # noqa: A002 - the word users type
    """Stage 8: every document and record with its provenance, within the quoting limits; the files written. Raises BadQuery."""
    held = list(Views(path).everything())
    found = [x for x in held if isinstance(x, Document)]
    return write_export(found, [x for x in held if not isinstance(x, Document)], folder, format_named(format))


def brief(path: Path, question: Question) -> str:
    """Stage 8: the page on two sides, as HTML."""
    matter = Views(path).matter(question.a.code, question.b.code, as_of=question.as_of)
    return render(compose(question, matter.documents, matter.records, matter.verdicts))
