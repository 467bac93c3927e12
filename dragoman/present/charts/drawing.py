"""What every chart is: a finding, its units and sources, words for those who do not see it, and one specification for page and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import altair as alt

from dragoman.present.brief.model import Brief

# Every colour here has a twin among the page's custom properties, which the page puts in its place: charts follow the reader's theme.
INK = "#1d1c1a"
PAPER = "#fffdf8"
QUIET = "#5c5a55"
LINE = "#c8c4b8"
FONT = "Liberation Sans, Helvetica Neue, Helvetica, Arial, sans-serif"

WIDE = 680
NARROW = 340


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, or the reason for having none.

    ``title`` says the finding, ``note`` the unit and the number of sources, ``alt`` all that the picture shows;
    ``spec`` is Vega-Lite without a width (None where there is nothing to draw: then ``title`` says so).
    """

    name: str
    title: str
    note: str
    alt: str
    spec: Mapping[str, Any] | None

    def at(self, width: int) -> dict[str, Any]:
        """The specification at a width in pixels. Raises ValueError where there is nothing to draw."""
        if self.spec is None:
            raise ValueError(f"nothing to draw: {self.title}")
        return {**self.spec, "width": width}


class Chart(Protocol):
    """Draws one aspect of a brief."""

    @property
    def name(self) -> str:
        """A short name, also the anchor on the page."""
        ...

    def draw(self, brief: Brief) -> Drawing:
        """The drawing; with nothing to show one without a spec."""
        ...


def empty(name: str, why: str) -> Drawing:
    """A drawing of nothing, which says why."""
    return Drawing(name=name, title=why, note="", alt=why, spec=None)


def table(rows: list[dict[str, Any]]) -> alt.Data:
    """Rows as a chart's inline data."""
    data: alt.Data = alt.Data(values=rows)  # type: ignore[no-untyped-call]
    return data


def specification(layers: Sequence[Any], *, height: int, description: str) -> dict[str, Any]:
    """Layers as one Vega-Lite specification in the page's style, its whole width to be set."""
    chart = (
        alt.layer(*layers)
        .properties(height=height, description=description, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"), padding=2)
        .configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=QUIET, titleColor=QUIET, domainColor=LINE, tickColor=LINE, gridColor=LINE, labelFontSize=12, titleFontSize=12
        )
        .configure_legend(labelColor=INK, titleColor=QUIET, labelFontSize=12, titleFontSize=12, orient="top", direction="horizontal")
        .configure_text(color=INK, fontSize=12)
    )
    spec: dict[str, Any] = chart.to_dict()
    return spec


def sourced(brief: Brief, counts: str) -> str:
    """The note under a chart: what is counted, from how many documents."""
    number = brief.sources
    return f"{counts}; {number:,} document{'s' if number != 1 else ''} read, copies folded."
