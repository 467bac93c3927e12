"""A training on a toy corpus: it runs, its loss falls, and a killed run resumes. Needs the extra ``train``; skipped without it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("transformers")

LINES = """# part: 900
# about: made for this test
[Peru](a1) [shelled](e1 ASSAULT) [the port](r1).
[Chile](a1) [thanked](e1 SUPPORT) [Peru](r1), and [a clerk](s1) [said](q1) [it was time](c1).
The rain kept on all day and nobody left the house.
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    from dragoman.errors import MissingPart
    from training.corpus.compile import items
    from training.learn.base import base
    from training.learn.examples import tokenizer
    from training.learn.network import Reader
    from training.learn.train import Course

    try:
        folder = base()
    except MissingPart:
        pytest.skip("the base model's package is not installed")
    part = tmp_path / "900-made.txt"
    part.write_text(LINES, encoding="utf-8")
    torch.manual_seed(0)
    made = list(items(part)) * 8
    return Course(made, tokenizer(f"{folder}/tokenizer.json"), Reader(folder), 2, random.Random(0), tmp_path, ())


def test_the_loss_falls_and_the_weights_are_kept(course: object, tmp_path: Path) -> None:
    first, second = course.one_pass(0), course.one_pass(1)  # type: ignore[attr-defined]
    assert second < first
    course.save(2)  # type: ignore[attr-defined]
    assert course.resume() == 2  # type: ignore[attr-defined]
