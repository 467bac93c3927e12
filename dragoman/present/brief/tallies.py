"""The first screen's figures: how many reports of acts stand by whose word."""

from __future__ import annotations

from collections import defaultdict

from dragoman.present.brief.model import Brief, Row, Tally

BETWEEN = ("a>b", "b>a", "both")
DONE = ("completed", "begun", "ongoing", "stopped")


def tallies(brief: Brief) -> tuple[Tally, ...]:
    """Counts of reports of acts and transfers between the two sides, by standing; background mentions are not counted."""
    rows = between(brief)
    voices: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        voices[_heap(row)].append(row)
    return (
        _tally("reported", "reported in the outlets’ own voice", voices["reported"]),
        _tally("argued", "told as the author’s own account: analysis, opinion or unknown genre", voices["argued"]),
        _tally("said", "only said by somebody whom the text names", voices["said"]),
        _tally("denied", "denied, doubted or left open by whoever speaks of them", voices["denied"]),
        _tally("planned", "planned, possible, or told as not being so", voices["unreal"]),
    )


def between(brief: Brief) -> tuple[Row, ...]:
    """The rows of acts and transfers in which both sides take part, background mentions left out."""
    acts = (a.row for a in brief.acts if a.direction in BETWEEN and not a.background)
    return (*(p.row for p in brief.passings if p.direction in BETWEEN), *acts)


def _heap(row: Row) -> str:
    """Which figure a row belongs to. Whoever says that an act is not so denies it, in whatever grammar."""
    voice = row.standing.voice
    if voice in ("denied", "doubted", "open") or (voice == "said" and row.act == "negated"):
        return "denied"
    if row.act not in DONE:
        return "unreal"
    return "argued" if voice == "own voice" else voice


def _tally(key: str, counts: str, rows: list[Row]) -> Tally:
    return Tally(key, len(rows), counts, tuple(r.id for r in rows))
