"""Which documents are copies of one text: exact, near, excerpts and rewrites of a wire story.

Candidates come from MinHash signatures in bands (datasketch; Broder 1997, Leskovec et al., Mining of Massive Datasets, ch. 3), then
each pair is measured by the shares of five-word runs that one text has of the other. What a pair is judged to be depends on its two
texts alone, so that neither the order of adding nor the number of runs matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.dossier.link import signatures
from dragoman.dossier.link.shingles import Shape, containment
from dragoman.dossier.store.writer import Owner
from dragoman.model.verdict import Judgement, Verdict

RULE: Final = "rule:copies/1"
NEAR: Final = 0.80
EXCERPT: Final = 0.90
REWRITE: Final = 0.50
UNSURE: Final = 0.25
# Bulletins are written on one template with other figures: they share this much more once the figures are masked.
TEMPLATE: Final = 0.10


def link_copies(dossier: Owner) -> int:
    """Judge every document that was not compared yet against all others. The number of verdicts given."""
    # One transaction: a document that is signed counts as compared.
    with dossier.whole():
        fresh = signatures.bring_forward(dossier)
        if not fresh:
            return 0
        pairs = signatures.candidates(dossier, fresh)
        shapes = signatures.shapes(dossier, {doc for pair in pairs for doc in pair})
        found = [v for left, right in pairs if (v := judge(shapes[left], shapes[right]))]
        _take_back(dossier, fresh, found)
        return dossier.judge(found)


def judge(a: Shape, b: Shape) -> Verdict | None:
    """What one text is to another, from their words alone; None where they are no copies."""
    left, right = sorted((a, b), key=lambda shape: shape.doc)
    if left.words == right.words:
        return _verdict(left, right, "SAME", "exact copy", 1.0, "the same words") if left.words else None
    of_left, of_right = containment(left.runs, right.runs)
    low, high = sorted((of_left, of_right))
    if high < UNSURE:
        return None
    why = f"{of_left:.0%} and {of_right:.0%} of their runs of five words are shared"
    if low >= UNSURE and (masked := min(containment(left.skeleton, right.skeleton))) - low >= TEMPLATE:
        return _verdict(left, right, "UNSURE", "look-alike", low, f"{why}, {masked:.0%} once their numbers are masked")
    how, score = ("near copy", low) if low >= NEAR else ("excerpt", high) if high >= EXCERPT else ("rewrite", high)
    return _verdict(left, right, "SAME" if high >= REWRITE else "UNSURE", how, score, why)


def _verdict(left: Shape, right: Shape, judgement: Judgement, how: str, score: float, why: str) -> Verdict:
    return Verdict(question="copy", left=left.doc, right=right.doc, judgement=judgement, by=RULE, why=why, how=how, score=round(score, 4))


def _take_back(dossier: Owner, fresh: frozenset[str], found: Iterable[Verdict]) -> None:
    """Undo the rule's verdicts on documents whose text was read anew and which it does not give any more."""
    held = {(v.left, v.right) for v in found}
    given = ((i, v) for i, v in dossier.verdicts(by=RULE) if v.left in fresh or v.right in fresh)
    gone = [i for i, v in given if (v.left, v.right) not in held]
    if gone:
        dossier.undo(*gone, by=RULE, why="the text was read anew")
