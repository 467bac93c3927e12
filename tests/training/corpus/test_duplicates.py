"""Texts that are too alike are found, and there are none in the corpus."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from training.corpus.compile import PARTS
from training.corpus.duplicates import alike, shingles, texts, words

ONE = "[{State:A}](a1) [sent](e1 AID) [forty boats](i1 goods n=40) to the flooded valley on [Monday](t)."
ANOTHER_SIDE = "[{State:C}](a1) [sent](e1 AID) forty boats to the flooded valley on Monday."
ANOTHER = "Rain fell on the upper terraces for nine days and the ferry did not run."


def test_marks_and_letters_of_slots_make_no_difference() -> None:
    assert words(ONE) == ["slotstate", "sent", "forty", "boats", "to", "the", "flooded", "valley", "on", "monday"]
    assert shingles(ONE) == shingles(ANOTHER_SIDE)


def test_a_text_shorter_than_a_shingle_is_one_run() -> None:
    assert shingles("He [left](e1 RETREAT).") == {("he", "left")}


def test_only_texts_that_are_too_alike_are_told() -> None:
    assert alike([("1", ONE), ("2", ANOTHER_SIDE), ("3", ANOTHER)]) == [(1.0, "1", "2")]
    assert alike([("1", ONE), ("3", ANOTHER)]) == []


def test_the_threshold_is_a_share_of_all_runs() -> None:
    longer = f"{ANOTHER} Nobody in the town had seen the like of it since the old bridge was carried away."
    share = len(shingles(ANOTHER)) / len(shingles(longer))
    assert alike([("1", ANOTHER), ("2", longer)], least=share) == [(share, "1", "2")]
    assert alike([("1", ANOTHER), ("2", longer)], least=share + 0.01) == []


def test_articles_are_read_by_paragraph(tmp_path: Path) -> None:
    (tmp_path / "900-made.article.txt").write_text(f"# part: 900\n\n=== news\n{ONE}\n\n{ANOTHER}\n", encoding="utf-8")
    assert dict(texts(tmp_path)) == {"900-made-a001/1": ONE, "900-made-a001/2": ANOTHER}


def test_the_command_tells_the_pairs_and_fails(tmp_path: Path) -> None:
    (tmp_path / "900-made.txt").write_text(f"# part: 900\n\n{ONE}\n\n{ANOTHER_SIDE}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "training.corpus.duplicates", str(tmp_path)],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("1.00 900-made-0001 900-made-0002\n")


def test_there_are_none_in_the_corpus() -> None:
    assert [f"{share:.2f} {a} {b}" for share, a, b in alike(texts(PARTS))] == []
