"""What is wrong with a corpus or an ontology is told with its line and the remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.train.corpus import Example, counts, read
from dragoman.train.markup import unmarked
from dragoman.world.ontology.own import OwnType

TYPES = (OwnType("swap", "COOPERATE"),)
GOOD = [json.dumps({"text": f"Bank {n} swapped.", "events": [{"type": "swap", "span": [7, 14]}]}) for n in range(10)]
BARE = json.dumps({"text": "Nothing.", "events": []})


def corpus(folder: Path, lines: list[str], name: str = "my.jsonl") -> Path:
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[1]", "a text and a list"),
        ('{"text": "A."}', "a text and a list"),
        ('{"text": " ", "events": []}', "empty"),
        ('{"text": "A b.", "events": [{"type": "swap"}]}', "two whole numbers"),
        ('{"text": "A b.", "events": [{"type": "swap", "span": [0, true]}]}', "two whole numbers"),
        ('{"text": "A b.", "events": [7]}', "two whole numbers"),
        ('{"text": "A b.", "events": [{"type": "loan", "span": [0, 1]}]}', "no such type"),
        ('{"text": "A b.", "events": [{"type": "swap", "span": [0, 9]}]}', "covers no words"),
        ('{"text": "A b.", "events": [{"type": "swap", "span": [2, 2]}]}', "covers no words"),
        ('{"text": "A b.", "events": [{"type": "swap", "span": [1, 2]}]}', "covers no words"),
        ('{"text": "A b.", "events": [{"type": "swap", "span": [0, 3]}, {"type": "swap", "span": [2, 3]}]}', "share words"),
        ('{"text": "Bank 3 swapped.", "events": []}', "in two ways"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_remedy(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        read(corpus(tmp_path, [*GOOD, BARE, line]), TYPES)
    assert "my.jsonl:12" in error.value.evidence
    assert error.value.remedy


def test_too_few_examples_and_no_counter_examples_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Too few") as error:
        read(corpus(tmp_path, [*GOOD[1:], BARE]), TYPES)
    assert "swap has 9" in error.value.evidence
    with pytest.raises(InputError, match="counter-examples"):
        read(corpus(tmp_path, GOOD), TYPES)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "nowhere.jsonl", TYPES)


def test_a_sentence_given_twice_counts_once(tmp_path: Path) -> None:
    examples = read(corpus(tmp_path, [*GOOD, *GOOD, BARE]), TYPES)
    assert len(examples) == 11
    assert counts(examples)["swap"] == 10


def test_marked_text_says_the_same_as_json_lines(tmp_path: Path) -> None:
    marked = ["# a comment", *(f"Bank {n} [swapped](e1 swap)." for n in range(10)), "", "Nothing."]
    assert read(corpus(tmp_path, marked, "my.txt"), TYPES) == read(corpus(tmp_path, [*GOOD, BARE]), TYPES)


@pytest.mark.parametrize("line", ["[a [b](e1 swap)](e2 swap)", "[a]", "[a](swap)", "a] b", "[](e1 swap)"])
def test_a_mark_that_cannot_be_read_is_told(line: str) -> None:
    with pytest.raises(InputError, match="cannot be read") as error:
        unmarked(line, "my.txt:4")
    assert error.value.evidence == "my.txt:4"


PLAIN = st.text(st.characters(exclude_characters="\\\ue000\ue001", exclude_categories=("Cs",)), min_size=1, max_size=12)


@given(st.lists(st.tuples(PLAIN, st.booleans()), min_size=1, max_size=6))
def test_markup_keeps_text_and_offsets(pieces: list[tuple[str, bool]]) -> None:
    written, text, marks = "", "", []
    for piece, is_marked in pieces:
        escaped = piece.replace("[", "\\[").replace("]", "\\]")
        written += f"[{escaped}](e1 swap)" if is_marked else escaped
        marks += [("swap", (len(text), len(text) + len(piece)))] if is_marked else []
        text += piece
    assert Example(*unmarked(written, "x")) == Example(text, tuple(marks))
