"""What a training showed, in words and figures: for the terminal and for the card in the folder."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.train.trial import FOLDS, Figures, Trial
from dragoman.world.ontology.own import OwnType

SHOWN = 20
FIGURES = """\
Figures of {sentences} sentences, each read by heads that saw neither it nor any other of its fifth ({folds} folds; the penalty of a fold
was chosen on another). Right: of the marked type, on words of the marked trigger. They say how the types do on texts like these
sentences; on others they may do worse. The heads in this folder are trained on all sentences.
"""
BACKGROUND = """\
The background comes with Dragoman: sentences on every kind of act, to tell the types from. What may well hold an event of these
types was set aside and taught nothing. If one of these does not, make it a counter-example"""


def table(trial: Trial) -> str:
    """Give the figures a type as a Markdown table, and how many counter-examples got an event."""
    rows = "".join(_row(name, f) for name, f in trial.figures.items())
    head = "| type | marked | found | right | precision | recall | F1 |\n|---|---|---|---|---|---|---|\n"
    others = f"{trial.noisy} of {trial.background} sentences of the background"
    aside = f"{len(trial.aside)} more of the background may hold one and were set aside."
    return f"{head}{rows}\nAn event was found in {trial.disturbed} of {trial.counters} counter-examples and {others}.\n{aside}\n"


def _row(name: str, f: Figures) -> str:
    return f"| {name} | {f.marked} | {f.found} | {f.right} | {_share(f.precision)} | {_share(f.recall)} | {f.f1:.2f} |\n"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def card(trial: Trial, types: tuple[OwnType, ...], sentences: int, version: str) -> str:
    """Give the folder's card (Markdown): the types, the figures and what they rest on."""
    return "\n".join(_lines(trial, types, sentences, version))


def _lines(trial: Trial, types: tuple[OwnType, ...], sentences: int, version: str) -> Iterator[str]:
    yield "# Own event types\n"
    yield from (f"- `{t.name}`, a mode of {t.root}{': ' + ' '.join(t.about.split()) if t.about else ''}" for t in types)
    yield f"\n{table(trial)}"
    yield FIGURES.format(sentences=sentences, folds=FOLDS)
    yield BACKGROUND + (f" ({SHOWN} at most are shown):\n" if trial.aside else " (here there is none).\n")
    yield from (f"- {text}" for text in trial.aside[:SHOWN])
    yield f"\nMade by Dragoman {version}; penalty {trial.penalty:g}. Good for the encoder named in `settings.json` and for no other.\n"
