"""Who acts on whom: the most frequent pairs among the reports of acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal

import altair as alt

from dragoman.present.brief.model import Act, Brief
from dragoman.present.brief.tallies import DONE
from dragoman.present.charts.drawing import QUIET, Drawing, empty, sourced, specification, table
from dragoman.present.names import actor_name
from dragoman.present.words import count, listed, short

MOST_PAIRS = 18
ROW = 30

Pair = tuple[str, str]


class Network:
    """Actors on the left, those acted upon on the right; lines as wide as their reports are many, dashed where no outlet reports itself."""

    name = "network-chart"

    def draw(self, brief: Brief) -> Drawing:
        """The drawing; none without an act of one actor on another."""
        counted = [a for a in brief.acts if a.row.act in DONE and a.row.standing.voice not in ("denied", "doubted") and not a.background]
        pairs = Counter(p for a in counted for p in _pairs(a))
        if not pairs:
            return empty(self.name, "No act of one named actor on another was found in what was read.")
        own = Counter(p for a in counted if a.row.standing.voice == "reported" for p in _pairs(a))
        shown = pairs.most_common(MOST_PAIRS)
        told = "; ".join(f"{x} on {y}: {count(n, 'report')}{'' if own[x, y] else ', none in an outlet’s own voice'}" for (x, y), n in shown)
        rest = f"; the {MOST_PAIRS} most frequent of {len(pairs)} pairs" if len(pairs) > MOST_PAIRS else ""
        return Drawing(
            name=self.name,
            title=_finding(shown, len(counted)),
            note=sourced(brief, f"Unit: reports of acts, denied and merely planned ones left out{rest}. Dashed: only somebody’s word"),
            alt=f"Who acts on whom: {told}.",
            spec=_spec(shown, own, told),
        )


def _finding(shown: list[tuple[Pair, int]], acts: int) -> str:
    most = shown[0][1]
    first = [f"{x} acts on {y}" for (x, y), n in shown if n == most]
    if len(first) > 2:
        return f"No pair stands out: {len(first)} pairs with {count(most, 'report')} each of {count(acts, 'act')}"
    each = " each" if len(first) == 2 else ""
    return f"Most often {listed(tuple(first))}: {count(most, 'report')}{each} of {count(acts, 'act')}"


def is_name(label: str) -> bool:
    """Whether a side's label is an actor of the registry or a proper name: common nouns are no actors of a network."""
    return actor_name(label) != label or any(w[:1].isupper() for w in label.split()[0 if " " not in label else 1 :])


def _pairs(act: Act) -> Iterable[Pair]:
    for x in filter(is_name, act.actors):
        for y in filter(is_name, act.recipients):
            if x != y:
                yield short(actor_name(x), 26), short(actor_name(y), 26)


def _spec(shown: list[tuple[Pair, int]], own: Counter[Pair], told: str) -> dict[str, Any]:
    left, right = _order(x for (x, _), _ in shown), _order(y for (_, y), _ in shown)
    rows = max(len(left), len(right))
    scale = alt.Scale(domain=[-0.7, rows - 0.4], reverse=True)
    lines = [_line(pair, n, own[pair], left, right) for pair, n in shown]
    across = alt.Scale(domain=[0, 1])
    rules = alt.Chart(table(lines)).mark_rule(color=QUIET, opacity=0.85).encode(
        x=alt.X("x0:Q", scale=across, axis=None),
        x2="x1:Q",
        y=alt.Y("y0:Q", scale=scale, axis=None),
        y2="y1:Q",
        strokeWidth=alt.StrokeWidth("reports:Q", scale=alt.Scale(range=[1.2, 5], zero=True), legend=None),
        strokeDash=alt.condition(alt.datum.own > 0, alt.value([1, 0]), alt.value([5, 4])),
        tooltip=["from:N", "on:N", "reports:Q", "own:Q"],
    )
    labels = [_labels(left, 0.31, "right", scale), _labels(right, 0.69, "left", scale), _heads(scale)]
    return specification([rules, *labels], height=ROW * rows + 24, description=told)


def _order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _line(pair: Pair, number: int, own: int, left: list[str], right: list[str]) -> dict[str, Any]:
    ends = {"x0": 0.33, "x1": 0.67, "y0": left.index(pair[0]), "y1": right.index(pair[1])}
    return {"from": pair[0], "on": pair[1], "reports": number, "own": own, **ends}


def _labels(names: list[str], x: float, align: Literal["left", "right"], scale: alt.Scale) -> Any:
    values = [{"name": name, "x": x, "y": i} for i, name in enumerate(names)]
    return alt.Chart(table(values)).mark_text(align=align, limit=220, fontSize=13).encode(
        x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", scale=scale, axis=None), text="name:N"
    )


def _heads(scale: alt.Scale) -> Any:
    values = [{"name": "who acts", "x": 0.2, "y": -0.6}, {"name": "on whom", "x": 0.8, "y": -0.6}]
    return alt.Chart(table(values)).mark_text(color=QUIET).encode(
        x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", scale=scale, axis=None), text="name:N"
    )
