"""How the store grows: adding, linking and asking N made-up documents. ``python benchmarks/store.py [N]``.

Prints seconds and the file's size; the peer is pyarrow writing the same rows to Parquet files in the same run.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from dragoman.dossier.link.copies import link_copies
from dragoman.dossier.store.inbox import inbox_of, write_batch
from dragoman.dossier.store.views import Views
from dragoman.dossier.store.writer import owner
from dragoman.model.document import Document
from dragoman.model.ids import digest, document_id, record_ids
from dragoman.model.reading import Reading
from dragoman.model.records import Claim, Event, Mention, Side, Speaker
from dragoman.model.when import When

T = TypeVar("T")
SYLLABLES = ("bar", "ten", "mor", "sil", "gan", "dru", "pel", "vor", "kes", "lun", "tir", "ash", "ov", "ned")
CODES = ("RUS", "IRN", "USA", "UKR", "CHN", "ISR", "TUR", "SYR")
SENTENCES, BATCH = 25, 100


def sentences(chance: random.Random, count: int) -> list[str]:
    """A pool of sentences of made-up words; documents that draw the same ones look alike without being copies."""
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(17)).capitalize() + " struck Moscow, said Tehran."
        for _ in range(count)
    ]


def reading(number: int, chance: random.Random, pool: list[str]) -> Reading:
    """A document of 25 sentences; each has an event, a claim and three mentions."""
    text = " ".join(chance.sample(pool, SENTENCES))
    day = When(start=date(2000, 1, 1) + timedelta(number % 9_000), end=None, precision="day", basis="stated")
    path, raw = f"{number:06d}.txt", digest(text)
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    spans = tuple(zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True))
    document = Document(
        id=document_id(path, raw), path=path, media_type="text/plain", raw_hash=raw, content_hash=raw, text=text, body=((0, len(text)),),
        sentences=spans, published=day,
    )  # fmt: skip
    name = record_ids(document.id)
    return Reading(document, tuple(r for _, end in spans for r in records(document.id, name, end, chance)))


def records(doc: str, name: Callable[[str, tuple[int, int]], str], end: int, chance: random.Random) -> Iterator[Mention | Claim | Event]:
    """The records of the sentence that ends at ``end``."""
    common = {"doc": doc, "extractor": "made/1", "confidence": 0.5}
    a, b = chance.sample(CODES, 2)
    speaker, cue, act = (end - 7, end - 1), (end - 12, end - 8), (end - 27, end - 21)
    for span, code in ((speaker, a), (act, b), (cue, None)):
        yield Mention(id=name("mention", span), span=span, name="Tehran", label="GPE", actor=code, **common)  # type: ignore[arg-type]
    claim = Claim(
        id=name("claim", cue), speaker=Speaker(span=(speaker,), name="Tehran", actor=a), cue=(cue,), content=((end - 30, end - 14),),
        stance="affirms", speech_act="state", certainty="certain", quoted=False, **common,  # type: ignore[arg-type]
    )  # fmt: skip
    yield claim
    yield Event(
        id=name("event", act), trigger=act, type="ASSAULT", mode=None, actors=(Side(span=None, name=a, actor=a),),
        recipients=(Side(span=None, name=b, actor=b),), polarity="+", certainty="certain", phase="completed", claim=claim.id, **common,  # type: ignore[arg-type]
    )  # fmt: skip


def timed(what: str, call: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    result = call()
    seconds = time.perf_counter() - begun
    print(f"{what:<44}{seconds:8.2f} s")
    return result, seconds


def corpus(count: int) -> list[Reading]:
    """Made-up documents, one in twenty a copy of the one before under another name."""
    chance = random.Random(1)
    pool = sentences(chance, 20 * count)
    return [reading(n, random.Random(n - 1 if n % 20 == 0 else n), pool) for n in range(count)]


def merge(path: Path) -> None:
    with owner(path) as dossier:
        dossier.merge_inbox()


def main(count: int) -> None:
    made, _ = timed(f"make {count} documents", lambda: corpus(count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scale.duckdb"
        chunks = [made[i : i + BATCH] for i in range(0, count, BATCH)]
        _, writing = timed("workers: write Parquet batches (the peer)", lambda: [write_batch(inbox_of(path), c, "run") for c in chunks])
        _, merging = timed("owner: merge them", lambda: merge(path))
        timed("link copies", lambda: _link(path))
        views = Views(path)
        rows, _ = timed("events(dyad, as_of), copies folded", lambda: views.events(dyad=("RUS", "IRN"), as_of="2020"))
        matter, _ = timed("matter(RUS, IRN)", lambda: views.matter("RUS", "IRN", as_of="2001"))
        timed("digest", views.digest)
        texts = views.summary().texts
        kept = sum(len(r.records) for r in made)
        print(f"{count} documents, {texts} texts, {kept} records; {len(rows)} rows; {len(matter.documents)} documents in the matter")
        print(f"merging takes {merging / writing:.1f} times the peer, {count / (merging + writing):.0f} documents a second both")
        print(f"file {path.stat().st_size / 1e6:.0f} MB; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _link(path: Path) -> int:
    with owner(path) as dossier:
        return link_copies(dossier)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
