from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import document

from dragoman.dossier.link.copies import RULE, judge, link_copies
from dragoman.dossier.link.shingles import Shape, shape_of
from dragoman.dossier.store.views import Views
from dragoman.dossier.store.writer import owner
from dragoman.model.reading import Reading
from dragoman.model.verdict import Verdict

WORDS = [
    f"{a}{b}"
    for a in ("bar", "ten", "mor", "sil", "gan", "dru", "pel", "vor", "kes", "lun")
    for b in ("in", "ot", "ast", "e", "um", "ir", "ax")
]


def prose(seed: int, length: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def shape(doc: str, words: list[str]) -> Shape:
    return Shape(doc, tuple(words))


def found(a: list[str], b: list[str]) -> tuple[str, str] | None:
    verdict = judge(shape("a", a), shape("b", b))
    return (verdict.judgement, verdict.how) if verdict else None


def add(path: Path, texts: dict[str, str]) -> list[Verdict]:
    with owner(path) as dossier:
        dossier.add([Reading(document(name, text)) for name, text in texts.items()], "run")
        link_copies(dossier)
        return [v for _, v in dossier.verdicts(by=RULE)]


def test_case_and_punctuation_make_no_difference() -> None:
    one, two = document("a", "“Yes,” said the MINISTER."), document("b", '"Yes" - said the minister')
    verdict = judge(shape_of(one), shape_of(two))
    assert verdict
    assert (verdict.judgement, verdict.how, verdict.score) == ("SAME", "exact copy", 1.0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda w: w, ("SAME", "exact copy")),
        (lambda w: ["port", "harlow", "sept", "two", *w], ("SAME", "near copy")),
        (lambda w: [*w[:40], "kyiv", *w[41:]], ("SAME", "near copy")),
        (lambda w: w[:120], ("SAME", "excerpt")),
        (lambda w: w[:200] + prose(2, 100), ("SAME", "rewrite")),
        (lambda w: w[:100] + prose(2, 200), ("UNSURE", "rewrite")),
        (lambda w: w[:30] + prose(2, 270), None),
        (lambda w: prose(2), None),
        (lambda w: sorted(w), None),
    ],
)
def test_what_a_change_makes_of_a_copy(change: object, expected: tuple[str, str] | None) -> None:
    words = prose(1)
    assert found(words, change(words)) == expected  # type: ignore[operator]
    assert found(change(words), words) == expected  # type: ignore[operator]


def test_two_reports_of_one_event_are_no_copies() -> None:
    quote = prose(9, 20)
    assert found(prose(1, 120) + quote + prose(2, 120), prose(3, 100) + quote + prose(4, 140)) is None


def test_bulletins_with_other_figures_are_no_copies() -> None:
    def bulletin(seed: int) -> list[str]:
        chance = random.Random(seed)
        return [str(chance.randint(1, 9_999)) if i % 9 == 0 else word for i, word in enumerate(prose(5))]

    assert found(bulletin(1), bulletin(2)) == ("UNSURE", "look-alike")


def test_texts_without_words_are_no_copies() -> None:
    assert found([], []) is None
    assert found([], prose(1)) is None
    assert found(["yes"], ["yes"]) == ("SAME", "exact copy")
    assert found(["yes"], ["no"]) is None


@given(left=st.lists(st.sampled_from(WORDS), max_size=40), right=st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=100, deadline=None)
def test_the_order_of_a_pair_does_not_matter(left: list[str], right: list[str]) -> None:
    assert judge(shape("a", left), shape("b", right)) == judge(shape("b", right), shape("a", left))


def test_copies_are_found_whichever_comes_first(tmp_path: Path) -> None:
    words = prose(1)
    texts = {
        "wire.txt": " ".join(words),
        "copy.txt": "PORT HARLOW: " + " ".join(words),
        "cut.txt": " ".join(words[:80]),
        "rewrite.txt": " ".join(words[:200] + prose(2, 100)),
        "other.txt": " ".join(prose(3)),
        "feed.xml#1": " ".join(words[:30]),
    }
    together = add(tmp_path / "together.duckdb", texts)
    for n, name in enumerate(reversed(texts)):
        last = add(tmp_path / "apart.duckdb", {name: texts[name]})
        assert n or last == []
    assert sorted(last, key=repr) == sorted(together, key=repr)
    assert Views(tmp_path / "apart.duckdb").digest() == Views(tmp_path / "together.duckdb").digest()
    assert Views(tmp_path / "apart.duckdb").summary().texts == 2


def test_an_article_under_two_addresses_is_one_text(path: Path) -> None:
    text = " ".join(prose(1))
    add(path, {"https://a.example/1": text, "https://a.example/1?from=feed": text})
    assert len(Views(path).documents()) == 1
    assert Views(path).documents().rows()[0]["copies"] == ["https://a.example/1?from=feed"]


def test_linking_again_changes_nothing(path: Path) -> None:
    texts = {"a": " ".join(prose(1)), "b": " ".join(prose(1))}
    assert add(path, texts) == add(path, texts)
    with owner(path) as dossier:
        assert link_copies(dossier) == 0


def test_a_document_read_anew_is_judged_anew(path: Path) -> None:
    texts = {"a": " ".join(prose(1)), "b": " ".join(prose(1))}
    assert len(add(path, texts)) == 1
    from dataclasses import replace

    changed = replace(document("b", texts["b"]), body=((0, 40),))
    with owner(path) as dossier:
        dossier.add([Reading(changed)], "run")
        link_copies(dossier)
        now = [v.how for _, v in dossier.verdicts(by=RULE)]
    assert now == ["excerpt"] or now == []
    assert len(Views(path).documents()) == (1 if now else 2)


def test_boilerplate_is_not_compared(path: Path) -> None:
    from dataclasses import replace

    shared = " ".join(prose(7, 200))
    one, two = (" ".join(prose(n, 60)) for n in (1, 2))
    made = [document(f"{n}", f"{text} {shared}") for n, text in enumerate((one, two))]
    with owner(path) as dossier:
        dossier.add([Reading(replace(d, body=((0, len(t)),))) for d, t in zip(made, (one, two), strict=True)], "run")
        assert link_copies(dossier) == 0
