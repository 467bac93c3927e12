"""Folding copies: a sentence that several copies of one text carry is shown and counted once, with all who carried it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.dossier.store.fold import groups
from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.sourced import sentence_at
from dragoman.model.verdict import Verdict
from dragoman.present.words import clean


@dataclass(frozen=True, slots=True)
class Folding:
    """``first`` leads from every document to the one that stands for its copies; ``how`` says what made it a copy."""

    first: dict[str, str]
    how: dict[str, str]

    def is_copy(self, doc: str) -> bool:
        """Whether another document stands for this one."""
        return self.first.get(doc, doc) != doc


def fold(documents: Sequence[Document], verdicts: Iterable[Verdict]) -> Folding:
    """Groups the documents that copy verdicts hold to be the SAME; the earliest published stands for each group."""
    known = {d.id: d for d in documents}
    kept = [v for v in verdicts if v.question == "copy" and v.judgement == "SAME" and v.left in known and v.right in known]
    named = groups((v.left, v.right) for v in kept)
    together: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        together[named.get(document.id, document.id)].append(document)
    first = {d.id: min(group, key=_age).id for group in together.values() for d in group}
    how = {doc: v.how or v.why for v in kept for doc in (v.left, v.right) if first[doc] != doc}
    return Folding(first, how)


def _age(document: Document) -> tuple[date, bool, str]:
    # A copy names where it comes from; the original names nobody.
    return document.published.start or date.max, document.origin is not None, document.id


def folded(
    records: Sequence[AnyRecord], documents: dict[str, Document], folding: Folding
) -> tuple[list[AnyRecord], dict[str, tuple[str, ...]]]:
    """The records left after folding, and for each of them the copies (document ids) that carry the same sentence."""
    first_seen: dict[tuple[str, ...], AnyRecord] = {}
    kept: list[AnyRecord] = []
    also: dict[str, list[str]] = defaultdict(list)
    for record in sorted(records, key=lambda r: folding.is_copy(r.doc)):
        key = (folding.first[record.doc], *_wording(record, documents[record.doc]))
        twin = first_seen.get(key)
        if twin is None or twin.doc == record.doc:
            first_seen.setdefault(key, record)
            kept.append(record)
        elif record.doc not in also[twin.id]:
            also[twin.id].append(record.doc)
    return kept, {r: tuple(docs) for r, docs in also.items()}


def _wording(record: AnyRecord, document: Document) -> tuple[str, str, str]:
    start, end = sentence_at(document, record.anchor)
    return record.kind, clean(document.text[start:end]).lower(), clean(document.text[slice(*record.anchor)]).lower()
