"""Composing a brief: from documents, records and verdicts to finished rows. Pure: the same input gives the same brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord, Mention, Place, Quantity, Time
from dragoman.model.verdict import Verdict
from dragoman.present.brief import sections
from dragoman.present.brief.copies import Folding, fold, folded
from dragoman.present.brief.missing import cutoff, missing
from dragoman.present.brief.model import Brief, Read, Row
from dragoman.present.brief.question import Question
from dragoman.present.brief.rows import RowMaker, source
from dragoman.present.brief.scope import index, known_by
from dragoman.present.brief.tallies import tallies
from dragoman.present.names import outlet_country
from dragoman.present.words import short


def compose(question: Question, documents: Sequence[Document], records: Sequence[AnyRecord], verdicts: Sequence[Verdict]) -> Brief:
    """The brief that answers ``question`` from what was published by its ``as_of``, copies folded by the verdicts."""
    known = [d for d in documents if known_by(d, question.as_of)]
    by_id = {d.id: d for d in known}
    folding = fold(known, verdicts)
    kept, also = folded([r for r in records if r.doc in by_id], by_id, folding)
    laid_out = index(question, by_id, kept)
    make = RowMaker(laid_out, question.quoting.quoter(), also)
    ours = sorted((r for r in kept if laid_out.concerns(r)), key=lambda r: (r.doc, r.anchor, r.id))
    read = _read(documents, by_id, Counter(r.doc for r in kept), folding)
    brief = replace(_sections(question, ours, make), read=read, cutoff=cutoff(known, question.as_of))
    left_out = [d for d in documents if d.id not in by_id]
    return replace(brief, tallies=tallies(brief), missing=missing(brief, left_out, _substantial(kept) - _substantial(ours)))


def _sections(question: Question, ours: Sequence[AnyRecord], make: RowMaker) -> Brief:
    # The order spends a shared page's allowance where it is needed most.
    passings = sections.passings(ours, make)
    acts = sections.acts(ours, make)
    rows: dict[str, Row] = {p.row.id: p.row for p in passings} | {a.row.id: a.row for a in acts}
    return Brief(
        question=question,
        read=(),
        acts=acts,
        passings=passings,
        denials=sections.denials(ours, make, rows),
        sayings=sections.sayings(ours, make),
        reasons=sections.causes(ours, make),
        expectations=sections.expectations(ours, make),
        descriptions=sections.descriptions(ours, make),
        tallies=(),
        missing=(),
        cutoff="",
    )


def _substantial(records: Sequence[AnyRecord]) -> int:
    """Records that say something, not the names, times and numbers that they are made of."""
    return sum(not isinstance(r, Mention | Time | Place | Quantity) for r in records)


def _read(documents: Sequence[Document], known: Mapping[str, Document], records: Counter[str], folding: Folding) -> tuple[Read, ...]:
    order = sorted((d for d in documents if d.id in known), key=lambda d: (d.error is not None, d.published.start or date.max, d.path))
    return tuple(_entry(d, known, records[d.id], folding) for d in order)


def _entry(document: Document, known: Mapping[str, Document], records: int, folding: Folding) -> Read:
    first = folding.first[document.id]
    reasons = Counter(b.reason for b in document.boilerplate)
    return Read(
        source=source(document),
        origin=document.origin,
        genre=document.genre,
        country=outlet_country(document.outlet),
        language=document.language,
        authors=tuple(short(a, 80) for a in document.authors),
        basis=document.published.basis,
        words=sum(len(document.text[s:e].split()) for s, e in document.body),
        boilerplate=tuple(reasons.most_common()),
        records=records,
        copy_of=source(known[first]) if first != document.id else None,
        how=folding.how.get(document.id, "copy"),
        error=document.error,
    )
