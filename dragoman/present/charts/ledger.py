"""What passes which way: transfers by direction, category and how far they got."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from dragoman.present.brief.model import Brief, Passing
from dragoman.present.charts.drawing import INK, LINE, PAPER, Drawing, empty, sourced, specification, table
from dragoman.present.words import count

STAGES = ("promised, sought", "passed on", "not told", "refused, denied")
_STAGE = {"sought": 0, "offered": 0, "contracted": 0, "in transit": 1, "delivered": 1, "used": 1, "refused": 3}
ROW = 28
# One word a line, so that the heads keep apart on a phone.
_HEADS: dict[str, Any] = {
    "orient": "top",
    "title": None,
    "labelAngle": 0,
    "domain": False,
    "ticks": False,
    "labelFontSize": 11,
    "labelPadding": 20,
    "labelOverlap": False,
    "labelExpr": "split(datum.label, ' ')",
}

Cell = tuple[str, str]


class Ledger:
    """One line a direction and category, one column a stage; a filled circle where an outlet's own voice reports at least one."""

    name = "ledger-chart"

    def draw(self, brief: Brief) -> Drawing:
        """The drawing; none without transfers between the two sides."""
        entries = [p for p in brief.passings if p.direction in ("a>b", "b>a")]
        if not entries:
            return empty(self.name, "No transfer between the two sides was found in what was read.")
        cells = Counter(_cell(p, brief) for p in entries)
        own = Counter(_cell(p, brief) for p in entries if p.row.standing.voice == "reported")
        told = "; ".join(f"{line}, {at}: {n} ({own[line, at]} in an outlet’s own voice)" for (line, at), n in sorted(cells.items()))
        return Drawing(
            name=self.name,
            title=_finding(entries, brief),
            note=sourced(brief, "Unit: reports of transfers. Filled: an outlet reports it; hollow: only somebody’s word"),
            alt=f"Transfers by direction, category and stage: {told}.",
            spec=_spec(cells, own, told),
        )


def stage(entry: Passing) -> str:
    """How far a transfer got, in four steps; a denied or negated one never counts as passed on."""
    if entry.negated or entry.row.standing.voice == "denied":
        return STAGES[3]
    return STAGES[_STAGE.get(entry.status, 2)]


def _cell(entry: Passing, brief: Brief) -> Cell:
    names = (brief.question.a.name, brief.question.b.name)
    giver, receiver = names if entry.direction == "a>b" else names[::-1]
    return f"{giver} → {receiver}: {entry.category}", stage(entry)


def _finding(entries: list[Passing], brief: Brief) -> str:
    ways = Counter(p.direction for p in entries)
    way, most = ways.most_common(1)[0]
    giver = brief.question.a.name if way == "a>b" else brief.question.b.name
    own = sum(p.row.standing.voice == "reported" for p in entries)
    return f"{giver} is the giver in {most} of {count(len(entries), 'report')} of transfers; {own} in an outlet’s own voice"


def _spec(cells: Counter[Cell], own: Counter[Cell], told: str) -> dict[str, Any]:
    values = [{"line": line, "stage": s, "reports": n, "own": own[line, s]} for (line, s), n in sorted(cells.items())]
    data = table(values)
    x = alt.X("stage:N", sort=list(STAGES), scale=alt.Scale(domain=list(STAGES))).axis(**_HEADS)
    y = alt.Y("line:N").axis(title=None, labelLimit=150, grid=True, gridColor=LINE, domain=False, ticks=False)
    fill = alt.condition(alt.datum.own > 0, alt.value(INK), alt.value(PAPER))
    dots = alt.Chart(data).mark_point(shape="circle", opacity=1, stroke=INK, strokeWidth=1.5).encode(
        x=x,
        y=y,
        fill=fill,
        size=alt.Size("reports:Q", scale=alt.Scale(range=[60, 380], zero=True), legend=None),
        tooltip=["line:N", "stage:N", "reports:Q", "own:Q"],
    )
    numbers = alt.Chart(data).mark_text(dx=18).encode(x=x, y=y, text="reports:Q")
    return specification([dots, numbers], height=ROW * len({c[0] for c in cells}), description=told)
