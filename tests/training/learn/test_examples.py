"""From marked sentences to pieces with labels: every anchor stands where its mark stood, every split keeps its parts whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.reading.extract.learned.labels import LAYERS
from dragoman.reading.extract.learned.weights import shipped
from training.corpus.compile import PARTS, items
from training.learn.examples import LONGEST, corpus, examples
from training.learn.splits import HELD, TEST, TRAIN, split

MARKED = """# part: 900
# about: made for this test
[Peru](a1) [shelled](e1 ASSAULT.heavy-weapons neg) [the port](r1), [a clerk](s1) [said](q1) [nobody](c1).
[{State:A}](a1;g1) [sent](e1 AID) [{state:B}](r1;v1) [forty tents](i1 goods n=40).
"""


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "900-made.txt"
    path.write_text(MARKED, encoding="utf-8")
    return path


def test_anchors_stand_where_their_marks_stood(part: Path) -> None:
    item = next(items(part))
    example = next(examples(item, 0, shipped().tokenizer))
    event = next(a for a in example.anchors if LAYERS[a.layer].name == "event")
    span = example.offsets[event.first][0], example.offsets[event.last][1]
    assert example.text[slice(*span)] == "shelled"
    assert (event.label, event.attributes["mode"], event.attributes["polarity"]) == ("ASSAULT", "ASSAULT.heavy-weapons", "-")
    (start, end), = event.spans["recipients"]
    assert example.text[example.offsets[start][0] : example.offsets[end][1]] == "the port"


def test_slots_are_filled_anew_for_each_pass(part: Path) -> None:
    item = list(items(part))[1]
    told = {next(examples(item, seed, shipped().tokenizer)).text for seed in range(6)}
    assert len(told) > 1
    assert next(examples(item, 3, shipped().tokenizer)).text == next(examples(item, 3, shipped().tokenizer)).text


def test_an_article_is_cut_between_paragraphs_and_never_longer_than_a_window() -> None:
    item = next(i for path in sorted(PARTS.glob("*.article.txt"))[:1] for i in items(path))
    made = list(examples(item, 0, shipped().tokenizer))
    assert len(made) > 1
    for one in made:
        assert len(one.pieces) <= LONGEST
        assert "\n" not in one.text[one.offsets[0][0] : one.offsets[-1][1]]


def test_splits_are_of_whole_parts_and_none_is_empty() -> None:
    seen: dict[str, set[str]] = {}
    for item in corpus():
        seen.setdefault(item.id.split("-")[0], set()).add(split(item))
    assert all(len(s) == 1 for s in seen.values())
    assert {s for one in seen.values() for s in one} == {TRAIN, HELD, TEST}
