"""Compile the marked parts into JSON lines with character offsets, checking every mark: ``python -m training.corpus.compile``.

A part is a text file. Lines ``# key: value`` at its head tell part, region, period and register; then one marked sentence a line.
In an article file (``*.article.txt``) a line ``=== genre`` begins an article and blank lines part its paragraphs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.world.ontology.ontology import ROOTS, modes
from training.corpus.markup import Label, Mark, Marked, MarkupError, parse
from training.corpus.slots import Filler

PARTS = Path(__file__).parent / "parts"
CERTAINTY = {"prob": "probable", "poss": "possible", "unk": "unknown"}
PHASE = {"int": "intended", "beg": "begun", "ong": "ongoing", "stop": "stopped"}
ASPECT = {"agg": "aggregate", "bg": "background"}
STANCES = {"denies", "doubts", "open"}
ACTS = {"predict", "promise", "demand", "accuse", "ask"}
CATEGORIES = {"arms", "personnel", "technology", "know-how", "money", "energy", "goods", "intelligence", "services", "diplomatic-cover"}
STATUSES = {"sought", "offered", "contracted", "in-transit", "delivered", "used", "refused", "unknown"}
RELATIONS = {
    "alliance", "rivalry", "dependence", "leverage", "isolation", "hostility", "neutrality", "abstention", "strength", "weakness",
}  # fmt: skip
BANDS = {"almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain"}
# The records of a sentence by the role that must be there, and the roles that hang on it.
RECORDS = {"e": "ar", "q": "sc", "i": "gv", "k": "xy", "d": "uo", "f": "hnz", "w": "p"}
# A claim may have no cue word (a quotation alone), so its content can found it too.
FOUNDED_BY = {"q": "qc"}


@dataclass(frozen=True, slots=True)
class Item:
    """A marked sentence or article with where it stands."""

    id: str
    head: dict[str, str]
    genre: str | None
    source: str


def items(path: Path) -> Iterator[Item]:
    """The sentences or articles of one part file."""
    head: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    body = []
    for line in lines:
        if line.startswith("# "):
            key, _, value = line[2:].partition(":")
            head[key.strip()] = value.strip()
        else:
            body.append(line)
    part = path.name.split(".")[0]
    if path.name.endswith(".article.txt"):
        for number, block in enumerate("\n".join(body).split("\n=== ")[1:], 1):
            genre, _, text = block.partition("\n")
            yield Item(f"{part}-a{number:03}", head, genre.strip(), text.strip())
    else:
        for number, line in enumerate((x for x in body if x.strip()), 1):
            yield Item(f"{part}-{number:04}", head, None, line.strip())


def compiled(item: Item, chance: random.Random | None = None) -> dict[str, Any]:
    """The item as one JSON object, its slots filled by ``chance`` (always alike by default). Raises MarkupError with what is wrong."""
    filler = Filler(chance or random.Random(item.id))
    marked = parse(filler.fill(item.source))
    records: dict[str, list[dict[str, Any]]] = {}
    for role, hanging in RECORDS.items():
        records[role] = [_record(role, hanging, number, marked) for number in _numbers(marked, FOUNDED_BY.get(role, role))]
    _check_orphans(marked)
    return {
        "id": item.id, "part": item.head.get("part", ""), "register": item.head.get("register", ""), "genre": item.genre,
        "text": marked.text, "events": records["e"], "claims": records["q"], "transfers": records["i"], "causes": records["k"],
        "states": records["d"], "forecasts": records["f"], "evidence": records["w"],
        "times": [list(m.span) for m in marked.marks if m.label.role == "t"],
    }  # fmt: skip


def _numbers(marked: Marked, roles: str) -> list[int]:
    return sorted({m.label.number for m in marked.marks if m.label.role in roles})


def _check_orphans(marked: Marked) -> None:
    for role, hanging in RECORDS.items():
        founded = set(_numbers(marked, FOUNDED_BY.get(role, role)))
        for mark in marked.marks:
            if mark.label.role in hanging and mark.label.number not in founded:
                raise MarkupError(f"{mark.label.role}{mark.label.number} hangs on no {role}{mark.label.number}")


def _record(role: str, hanging: str, number: int, marked: Marked) -> dict[str, Any]:
    mine: dict[str, list[Mark]] = defaultdict(list)
    for mark in marked.marks:
        if mark.label.number == number and mark.label.role in role + hanging:
            mine[mark.label.role].append(mark)
    found = mine[role][0].label if mine[role] else Label(role, number, ())
    record = {"span": [list(m.span) for m in mine[role]], **_ATTRIBUTES[role](found)}
    for other in hanging:
        record[_NAMES[other]] = [list(m.span) for m in mine[other]]
        if other in "xy":
            label = mine[other][0].label if mine[other] else Label(other, number, ())
            record[_NAMES[other] + "_change"] = _one_of(label, {"up", "down", "occurs"}, "occurs")
    if role == "k" and not (record["cause"] and record["effect"]):
        raise MarkupError(f"k{number} lacks its cause (x{number}) or effect (y{number})")
    if role == "q" and not record["content"]:
        raise MarkupError(f"q{number} lacks its content (c{number})")
    return record


_NAMES = {
    "a": "actors", "r": "recipients", "s": "speaker", "c": "content", "g": "giver", "v": "receiver", "x": "cause", "y": "effect",
    "u": "subject", "o": "object", "h": "hedge", "n": "condition", "z": "horizon", "p": "presenter",
}  # fmt: skip


def _event(label: Label) -> dict[str, Any]:
    if not label.attributes:
        raise MarkupError(f"e{label.number} names no root")
    root, _, mode = label.attributes[0].partition(".")
    if root not in ROOTS:
        raise MarkupError(f"unknown root {root!r}")
    if mode and mode not in modes(root):
        raise MarkupError(f"{root} has no mode {mode!r}; it has {', '.join(modes(root)) or 'none'}")
    rest = set(label.attributes[1:])
    _known(label, rest, {"neg", "cf", *CERTAINTY, *PHASE, *ASPECT})
    return {
        "type": root, "mode": mode or None, "polarity": "-" if "neg" in rest else "+", "counterfactual": "cf" in rest,
        "certainty": _mapped(rest, CERTAINTY, "certain"), "phase": _mapped(rest, PHASE, "completed"),
        "aspect": _mapped(rest, ASPECT, "episode"),
    }  # fmt: skip


def _claim(label: Label) -> dict[str, Any]:
    rest = set(label.attributes)
    _known(label, rest, STANCES | ACTS | set(CERTAINTY) | {"quoted"})
    return {
        "stance": next(iter(rest & STANCES), "affirms"), "speech_act": next(iter(rest & ACTS), "state"),
        "certainty": _mapped(rest, CERTAINTY, "certain"), "quoted": "quoted" in rest,
    }  # fmt: skip


def _transfer(label: Label) -> dict[str, Any]:
    amount = next((a[2:] for a in label.attributes if a.startswith("n=")), None)
    rest = {a for a in label.attributes if not a.startswith("n=")}
    _known(label, rest, CATEGORIES | STATUSES | {"neg"})
    if not rest & CATEGORIES:
        raise MarkupError(f"i{label.number} names no category")
    low, _, high = amount.partition("..") if amount else ("", "", "")
    return {
        "category": next(iter(rest & CATEGORIES)), "status": next(iter(rest & STATUSES), "delivered"),
        "polarity": "-" if "neg" in rest else "+", "quantity": [float(low) if low else None, float(high or low) if (high or low) else None],
    }  # fmt: skip


def _cause(label: Label) -> dict[str, Any]:
    _known(label, set(label.attributes), {"hedged", "motive"})
    return {"hedged": "hedged" in label.attributes, "intended": "motive" in label.attributes}


def _state(label: Label) -> dict[str, Any]:
    rest = set(label.attributes)
    _known(label, rest, RELATIONS | {"rising", "falling", "steady"})
    return {"relation": _one_of(label, RELATIONS, None), "direction": _one_of(label, {"rising", "falling", "steady"}, "steady")}


def _forecast(label: Label) -> dict[str, Any]:
    rest = set(label.attributes)
    _known(label, rest, BANDS | {"presupposed"})
    band = next(iter(rest & BANDS), None)
    return {"band": band.replace("-", " ") if band else None, "presupposed": "presupposed" in rest}


def _evidence(label: Label) -> dict[str, Any]:
    if not label.attributes:
        raise MarkupError(f"w{label.number} does not say what it is")
    return {"what": label.attributes[0], "seen": True if "seen" in label.attributes else False if "told" in label.attributes else None}


_ATTRIBUTES = {"e": _event, "q": _claim, "i": _transfer, "k": _cause, "d": _state, "f": _forecast, "w": _evidence}


def _known(label: Label, said: set[str], known: set[str]) -> None:
    if said - known:
        raise MarkupError(f"{label.role}{label.number} does not know {', '.join(sorted(said - known))}")


def _mapped(said: set[str], names: dict[str, str], usual: str) -> str:
    return next((names[s] for s in names if s in said), usual)


def _one_of(label: Label, known: set[str], usual: str | None) -> str:
    found = next((a for a in label.attributes if a in known), usual)
    if found is None:
        raise MarkupError(f"{label.role}{label.number} names none of {', '.join(sorted(known))}")
    return found


def main() -> None:
    """Compile all parts (or those given) to stdout; problems and the distribution go to stderr. Exit 1 on any problem."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("parts", nargs="*", type=Path)
    ask.add_argument("--count", action="store_true", help="print the distribution only")
    args = ask.parse_args()
    bad, told = 0, Counter[str]()
    for path in args.parts or sorted(PARTS.glob("*.txt")):
        for item in items(path):
            try:
                row = compiled(item)
            except MarkupError as error:
                bad += 1
                print(f"{path.name} {item.id}: {error}", file=sys.stderr)
                continue
            told.update(_counted(row))
            if not args.count:
                print(json.dumps(row, ensure_ascii=False))
    for name, count in sorted(told.items()):
        print(f"{name:<40}{count:>7}", file=sys.stderr)
    sys.exit(1 if bad else 0)


def _counted(row: dict[str, Any]) -> Iterator[str]:
    yield "article" if row["genre"] else "sentence"
    if not row["events"]:
        yield "no event"
    if len(row["events"]) > 1:
        yield "two events or more"
    if row["claims"]:
        yield "reported speech"
    for event in row["events"]:
        yield f"root {event['type']}"
        if event["mode"]:
            yield f"mode {event['type']}.{event['mode']}"
        yield from (f"{k} {event[k]}" for k in ("polarity", "certainty", "phase", "aspect"))
    for kind in ("claims", "transfers", "causes", "states", "forecasts", "evidence"):
        yield from (kind for _ in row[kind])


if __name__ == "__main__":
    main()
