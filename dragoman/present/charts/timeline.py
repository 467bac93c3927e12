"""When it happened: one mark a report of an act, in lanes by direction, its shape by whose word it stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from dragoman.present.brief.model import Act, Brief
from dragoman.present.charts.drawing import INK, LINE, PAPER, QUIET, Drawing, empty, sourced, specification, table
from dragoman.present.words import count

# A date wider than a year has no honest place on the axis; at most this many marks stand above one another, the rest is a number.
WIDEST_DAYS = 366
TALLEST = 14
SLOT, HEAD = 11, 24

WORDS = ("reported", "own account", "said by somebody", "denied or doubted", "planned or possible")
_SHAPES = ["circle", "square", "circle", "cross", "diamond"]
_FILLS = [INK, INK, PAPER, QUIET, PAPER]
_VOICES = {"reported": 0, "argued": 1, "own voice": 1, "said": 2, "denied": 3, "doubted": 3, "open": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """A report on the axis: ``start`` and ``end`` of the months or years it is put in, the same where it fits one."""

    lane: str
    start: date
    end: date
    word: str
    heading: str
    when: str


class Timeline:
    """Marks stacked by month (by year where the acts span over four years)."""

    name = "timeline-chart"

    def draw(self, brief: Brief) -> Drawing:
        """The drawing; none without a dated act."""
        acts = [a for a in brief.acts if a.direction in ("a>b", "b>a", "both") and not a.background]
        placed = [a for a in acts if _placeable(a)]
        if not placed:
            return empty(self.name, "No dated act between the two sides was found in what was read.")
        years = [a.row.start.year for a in placed if a.row.start]
        yearly = max(years) - min(years) > 4
        marks = [_mark(a, brief, yearly) for a in placed]
        told = _told(marks, yearly)
        left = f"; {len(acts) - len(placed)} undated or dated wider than a year are only in the list" if len(acts) > len(placed) else ""
        return Drawing(
            name=self.name,
            title=_finding(marks),
            note=sourced(brief, f"Unit: reports of acts, by {'year' if yearly else 'month'}; a bar where the text gives only bounds{left}"),
            alt=f"Dated reports of acts: {told}.",
            spec=_spec(marks, yearly, told),
        )


def word_of(act: Act) -> str:
    """Which of the five kinds of mark an act gets."""
    if act.row.act in ("intended", "hypothetical", "counterfactual"):
        return WORDS[4]
    return WORDS[3] if act.row.act == "negated" else WORDS[_VOICES[act.row.standing.voice]]


def _placeable(act: Act) -> bool:
    start, end = act.row.start, act.row.end
    return start is not None and end is not None and (end - start).days <= WIDEST_DAYS


def _mark(act: Act, brief: Brief, yearly: bool) -> Mark:
    a, b = brief.question.a.name, brief.question.b.name
    lane = {"a>b": f"{a} → {b}", "b>a": f"{b} → {a}"}.get(act.direction, f"{a} and {b} together")
    start, end = act.row.start or date.min, act.row.end or act.row.start or date.min
    put = [date(d.year, 1 if yearly else d.month, 1) for d in (start, end)]
    return Mark(lane, put[0], put[1], word_of(act), act.row.told, act.row.when)


def _finding(marks: list[Mark]) -> str:
    year, most = Counter(m.start.year for m in marks).most_common(1)[0]
    return f"{most} of {count(len(marks), 'dated report')} of acts between the two fall{'s' if most == 1 else ''} in {year}"


def _told(marks: list[Mark], yearly: bool) -> str:
    periods = Counter((m.lane, m.start) for m in marks)
    return "; ".join(f"{lane} {s.year if yearly else s.strftime('%B %Y')}: {n}" for (lane, s), n in sorted(periods.items()))


def _spec(marks: list[Mark], yearly: bool, told: str) -> dict[str, Any]:
    lanes = sorted({m.lane for m in marks})
    points, more, heights = _stacked(marks, lanes)
    tops = [sum(heights[:i]) for i in range(len(lanes))]
    total = sum(heights)
    y = {"scale": alt.Scale(domain=[0, total], reverse=True, nice=False, zero=False), "axis": None}
    heads = [{"lane": lane, "y": top + 12, "base": top + height - 4} for lane, top, height in zip(lanes, tops, heights, strict=True)]
    layers = [*_lanes(heads, y), *_ranges(points, y), _points(points, yearly, y)]
    if more:
        layers.append(_more(more, y))
    return specification(layers, height=total, description=told)


def _stacked(marks: list[Mark], lanes: list[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[int]]:
    """Every mark with its place in its stack, the stacks' overflow, and the lanes' heights in pixels."""
    stacks: dict[tuple[str, date], list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: WORDS.index(m.word)):
        stacks[mark.lane, mark.start].append(mark)
    tallest = {lane: max(min(len(s), TALLEST) for (at, _), s in stacks.items() if at == lane) for lane in lanes}
    heights = [HEAD + SLOT * (tallest[lane] + 1) for lane in lanes]
    bases = {lane: sum(heights[: i + 1]) - 10 for i, lane in enumerate(lanes)}
    points, more = [], []
    for (lane, start), stack in stacks.items():
        points += [_point(m, bases[lane] - SLOT * i) for i, m in enumerate(stack[:TALLEST])]
        if len(stack) > TALLEST:
            more.append({"start": start.isoformat(), "y": bases[lane] - SLOT * TALLEST, "more": f"+{len(stack) - TALLEST}"})
    return points, more, heights


def _point(mark: Mark, y: int) -> dict[str, Any]:
    return {"start": mark.start.isoformat(), "end": mark.end.isoformat(), "y": y, "word": mark.word, "act": mark.heading, "when": mark.when}


def _lanes(heads: list[dict[str, Any]], y: dict[str, Any]) -> list[Any]:
    data = table(heads)
    bold = alt.Chart(data).mark_text(align="left", fontWeight="bold", fontSize=13)
    labels = bold.encode(x=alt.value(0), y=alt.Y("y:Q", **y), text="lane:N")
    lines = alt.Chart(data).mark_rule(color=LINE).encode(y=alt.Y("base:Q", **y))
    return [lines, labels]


def _ranges(points: list[dict[str, Any]], y: dict[str, Any]) -> list[Any]:
    """A bar from the first to the last month (year) of every date that is only known between bounds."""
    wide = [p for p in points if p["end"] != p["start"]]
    if not wide:
        return []
    bar = alt.Chart(table(wide)).mark_rule(color=QUIET, strokeWidth=2.5)
    return [bar.encode(x="start:T", x2="end:T", y=alt.Y("y:Q", **y))]


def _points(points: list[dict[str, Any]], yearly: bool, y: dict[str, Any]) -> Any:
    used = [w for w in WORDS if any(p["word"] == w for p in points)]
    at = [WORDS.index(w) for w in used]
    legend = alt.Legend(title=None, columns=2, labelLimit=200)
    return alt.Chart(table(points)).mark_point(size=56, strokeWidth=1.3, opacity=1).encode(
        x=alt.X("start:T", scale=alt.Scale(padding=14)).axis(
            title=None, format="%Y" if yearly else "%b %Y", labelOverlap=True, grid=False, tickCount="year" if yearly else "month"
        ),
        y=alt.Y("y:Q", **y),
        shape=alt.Shape("word:N", scale=alt.Scale(domain=used, range=[_SHAPES[i] for i in at]), legend=legend),
        fill=alt.Fill("word:N", scale=alt.Scale(domain=used, range=[_FILLS[i] for i in at]), legend=legend),
        # The same ink for all, but as a scale: only so does the legend draw the outline of a hollow mark.
        stroke=alt.Stroke("word:N", scale=alt.Scale(domain=used, range=[INK for _ in used]), legend=legend),
        tooltip=["act:N", "when:N", "word:N"],
    )


def _more(more: list[dict[str, Any]], y: dict[str, Any]) -> Any:
    return alt.Chart(table(more)).mark_text(fontSize=11).encode(x="start:T", y=alt.Y("y:Q", **y), text="more:N")
