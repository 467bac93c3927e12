"""Who affirms, who denies: claims by speaker and stance."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from dragoman.present.brief.model import Brief
from dragoman.present.charts.drawing import INK, LINE, Drawing, empty, sourced, specification, table
from dragoman.present.words import count, short

STANCES = ("affirms", "denies", "doubts", "open")
MOST = 12
ROW = 26


class Claims:
    """One line a speaker, one column a stance, a circle for the number of claims."""

    name = "claims-chart"

    def draw(self, brief: Brief) -> Drawing:
        """The drawing; none without claims."""
        counts = Counter((short(s.speaker, 30), s.stance) for s in brief.sayings)
        if not counts:
            return empty(self.name, "No claims were found in what was read.")
        totals = Counter(short(s.speaker, 30) for s in brief.sayings)
        speakers = [name for name, _ in totals.most_common(MOST)]
        shown = {key: n for key, n in counts.items() if key[0] in speakers}
        told = "; ".join(f"{name} {stance} {count(n, 'claim')}" for (name, stance), n in sorted(shown.items()))
        return Drawing(
            name=self.name,
            title=_finding(brief),
            note=sourced(brief, "Unit: claims, each a sentence or part of one" + _rest(len(totals))),
            alt=f"Claims by speaker and stance: {told}.",
            spec=_spec(shown, speakers, told),
        )


def _finding(brief: Brief) -> str:
    by_stance = Counter(s.stance for s in brief.sayings)
    said = count(len(brief.sayings), "claim")
    voices = count(len({s.speaker for s in brief.sayings}), "speaker")
    deny = "1 of them denies" if by_stance["denies"] == 1 else f"{by_stance['denies'] or 'none'} of them deny"
    return f"{said} by {voices}; {deny} something"


def _rest(speakers: int) -> str:
    return f"; the {MOST} of {speakers} speakers who say most" if speakers > MOST else ""


def _spec(shown: dict[tuple[str, str], int], speakers: list[str], told: str) -> dict[str, Any]:
    data = table([{"speaker": n, "stance": s, "claims": c} for (n, s), c in sorted(shown.items())])
    across = alt.X("stance:N", sort=list(STANCES), scale=alt.Scale(domain=list(STANCES)))
    x = across.axis(orient="top", title=None, labelAngle=0, domain=False, ticks=False)
    y = alt.Y("speaker:N", sort=speakers).axis(title=None, labelLimit=150, grid=True, gridColor=LINE, domain=False, ticks=False)
    tip = ["speaker:N", "stance:N", "claims:Q"]
    dots = alt.Chart(data).mark_circle(opacity=1, color=INK).encode(
        x=x, y=y, size=alt.Size("claims:Q", scale=alt.Scale(range=[60, 420], zero=True), legend=None), tooltip=tip
    )
    numbers = alt.Chart(data).mark_text(dx=18).encode(x=x, y=y, text="claims:Q")
    return specification([dots, numbers], height=ROW * len(speakers), description=told)
