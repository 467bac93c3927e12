"""The corpus's markup, slots and compiler; and every part that is there compiles."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from training.corpus.compile import PARTS, Item, compiled, items
from training.corpus.markup import MarkupError, parse
from training.corpus.slots import Filler, fillings


def row(source: str) -> dict[str, object]:
    return compiled(Item("t-0001", {"part": "t"}, None, source))


def test_marks_nest_and_keep_their_offsets() -> None:
    marked = parse("[[Oslo](a1) [sent](e1 AID) [40 boats](i1 arms n=40)](c1), [it](s1) [said](q1).")
    assert marked.text == "Oslo sent 40 boats, it said."
    assert {(m.label.role, marked.text[slice(*m.span)]) for m in marked.marks} == {
        ("c", "Oslo sent 40 boats"), ("a", "Oslo"), ("e", "sent"), ("i", "40 boats"), ("s", "it"), ("q", "said"),
    }  # fmt: skip


def test_escaped_brackets_are_text() -> None:
    assert parse(r"He said \[sic\] no").text == "He said [sic] no"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("[Oslo](a1", "not closed"), ("Oslo](a1)", "not opened"), ("[Oslo] said", "without labels"), ("[](a1) x", "empty"),
        ("[Oslo](a1 )  ", "hangs on no"), ("[sent](e1 GIFT)", "unknown root"), ("[sent](e1 AID.phone)", "no mode"),
        ("[said](q1)", "lacks its content"), ("[x](e1 AID maybe)", "does not know"), ("[drones](i1)", "no category"),
        ("[because](k1) [x](x1)", "lacks its cause"), ("[x](j1)", "not a label"),
    ],
)  # fmt: skip
def test_a_bad_mark_is_refused_with_what_is_wrong(source: str, problem: str) -> None:
    with pytest.raises(MarkupError, match=problem):
        row(source)


def test_a_compiled_event_has_what_was_marked_and_the_usual_for_the_rest() -> None:
    event = row("[Oslo](a1) [may have struck](e1 ASSAULT.aerial poss) [the port](r1).")["events"]
    assert event == [
        {
            "span": [[5, 20]], "type": "ASSAULT", "mode": "aerial", "polarity": "+", "counterfactual": False, "certainty": "possible",
            "phase": "completed", "aspect": "episode", "actors": [[0, 4]], "recipients": [[21, 29]],
        }
    ]  # fmt: skip


def test_one_letter_is_one_filling_and_two_letters_are_two() -> None:
    text = Filler(random.Random(1)).fill("{state:A} {state:A} {state:B}")
    names = [f["name"] for f in fillings()["state"]]
    first = next(n for n in sorted(names, key=len, reverse=True) if text.startswith(n))
    assert text.startswith(f"{first} {first} ")
    assert not text.endswith(f" {first}")


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(MarkupError, match="unknown slot"):
        Filler(random.Random(1)).fill("{planet:A}")


@pytest.mark.parametrize("path", sorted(PARTS.glob("*.txt")), ids=lambda p: p.name)
def test_every_part_compiles_and_leaves_no_slot_or_mark_behind(path: Path) -> None:
    for item in items(path):
        text = str(compiled(item)["text"])
        assert not re.search(r"\{\w+:\w+", text), f"{item.id}: a slot is left in {text!r}"
        assert "](" not in text, f"{item.id}: a mark is left in {text!r}"
