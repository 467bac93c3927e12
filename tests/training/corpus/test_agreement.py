"""Agreement of two annotations, on lines made for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpus.agreement import (
    NONE,
    Overlap,
    first_rows,
    kappa,
    label_pairs,
    lone_texts,
    overlap,
    paired,
    report,
    second_rows,
    shared_rows,
    side_overlap,
    span_overlap,
    spans,
    type_pairs,
)
from training.corpus.compile import Item, compiled


def row(marked: str, name: str = "t-0001") -> dict[str, Any]:
    return compiled(Item(name, {}, None, marked))


STRUCK = "[Oslo](a1) [struck](e1 ASSAULT.aerial) [the port](r1) after [talks](e2 CONSULT bg) failed."
ALSO_STRUCK = "[Oslo](a1) [struck](e1 ASSAULT neg) the [port](r1) after talks failed."


def test_kappa_is_one_where_all_agree_nought_at_chance_and_none_where_nothing_can_differ() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "a"), ("a", "a")]) is None
    assert kappa([]) is None


def test_kappa_as_worked_by_hand() -> None:
    # 20 of 50 both yes, 15 both no, 5 and 10 apart: seen 0.7, by chance 0.5.
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert kappa(pairs) == pytest.approx(0.4)


def test_pairs_are_one_to_one_and_the_largest_overlap_wins() -> None:
    assert paired([[(0, 4)], [(5, 20)]], [[(0, 12)]]) == [(1, 0)]
    assert paired([[(0, 4)]], [[(4, 8)]]) == []


def test_spans_that_touch_count_for_overlap_but_not_as_exact() -> None:
    counts = overlap([(0, 4), (10, 14)], [(0, 4), (11, 14), (20, 22)])
    assert counts == Overlap(first=2, second=3, exact=1, touching=2)
    assert counts.f1(counts.exact) == pytest.approx(0.4)
    assert Overlap().f1(0) is None


def test_an_event_that_only_one_side_has_stands_against_none() -> None:
    one, two = row(STRUCK), row(ALSO_STRUCK)
    assert sorted(type_pairs(one, two)) == [("ASSAULT", "ASSAULT"), ("CONSULT", NONE)]
    assert sorted(type_pairs(two, one)) == [("ASSAULT", "ASSAULT"), (NONE, "CONSULT")]


def test_labels_are_compared_in_paired_events_only() -> None:
    rows = [(row(STRUCK), row(ALSO_STRUCK))]
    assert label_pairs(rows, "events", "span", "polarity") == [("+", "-")]
    assert label_pairs(rows, "events", "span", "mode") == [("aerial", "None")]


def test_sides_are_compared_in_paired_events() -> None:
    rows = [(row(STRUCK), row(ALSO_STRUCK))]
    assert side_overlap(rows, "actors") == Overlap(1, 1, 1, 1)
    assert side_overlap(rows, "recipients") == Overlap(1, 1, 0, 1)


def test_texts_with_an_event_on_one_side_only_are_counted() -> None:
    quiet = row("Oslo slept.")
    loud = row("[Oslo](a1) [struck](e1 ASSAULT).")
    assert lone_texts([(quiet, loud), (loud, quiet), (loud, loud), (loud, quiet)]) == (2, 1)


def test_a_text_that_was_reworded_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "900-made.txt").write_text("# part: 900\n\n[Oslo](a1) [struck](e1 ASSAULT).\n\nOslo slept.\n", encoding="utf-8")
    (tmp_path / "second").mkdir()
    lines = "900-made-0001\t[Oslo](a1) [struck](e1 COERCE).\n900-made-0002\tOslo dozed.\n"
    (tmp_path / "second" / "001.txt").write_text(lines, encoding="utf-8")
    second = second_rows(tmp_path / "second")
    rows = list(shared_rows(first_rows(set(second), tmp_path), second))
    assert [a["id"] for a, _ in rows] == ["900-made-0001"]
    assert "  ASSAULT / COERCE                1" in list(report(rows))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_kappa_does_not_mind_which_side_is_first(pairs: list[tuple[str, str]]) -> None:
    turned = kappa([(b, a) for a, b in pairs])
    assert kappa(pairs) == (turned if turned is None else pytest.approx(turned))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=8))
def test_a_list_of_spans_agrees_wholly_with_itself(found: list[tuple[int, int]]) -> None:
    counts = overlap(found, found)
    assert counts.exact == counts.first == counts.second == len(set(found))


def test_what_stands_in_the_corpus_compiles_and_reads_alike() -> None:
    second = second_rows()
    rows = list(shared_rows(first_rows(set(second)), second))
    assert len(rows) == len(second) == 1000
    assert span_overlap(rows, lambda r: spans(r, "events", "span")).touching > 900
