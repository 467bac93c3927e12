"""A brief as one self-contained HTML page: no network, no inline styles, scripts and styles allowed by their hashes only."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dragoman.present import words
from dragoman.present.brief.lines import Line, Thing, by_thing, lines
from dragoman.present.brief.model import Act, Brief, Denial, Passing
from dragoman.present.brief.tallies import BETWEEN
from dragoman.present.charts.drawing import Drawing
from dragoman.present.charts.every import CHARTS
from dragoman.present.charts.picture import embedded, library, pictures
from dragoman.present.names import actor_name
from dragoman.present.wording import mid

# Rows past this number are counted but not shown: 100 paragraphs a section keep the page of 200 documents under 3 MB.
MOST_ROWS = 100

SIGNS = {"reported": "■", "argued": "▣", "own voice": "▣", "said": "❝", "denied": "✕", "doubted": "?", "open": "?"}
_NOTHING = Markup()
UNREAL = ("intended", "negated", "hypothetical", "counterfactual")
CONTENTS = (
    ("first", "Reported, stated, denied"),
    ("read", "What was read"),
    ("timeline", "Timeline"),
    ("ledger", "Ledger"),
    ("claims", "Claims and denials"),
    ("causes", "Causes"),
    ("expectations", "Expectations"),
    ("states", "States"),
    ("network", "Network"),
    ("sources", "Sources"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as the page puts it in: two still pictures and the matter for the live one."""

    drawing: Drawing
    wide: Markup = _NOTHING
    narrow: Markup = _NOTHING
    json: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class First:
    """The first screen's lines by whose word they stand on."""

    reported: Sequence[Line]
    argued: Sequence[Line]
    said: Sequence[Line]
    denied: Sequence[Line]
    unreal: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Denials:
    """The denials that something else affirms, and the others."""

    matched: Sequence[Denial]
    alone: Sequence[Denial]


@dataclass(frozen=True, slots=True)
class Acts:
    """The timeline's lists."""

    between: Sequence[Act]
    undated: Sequence[Act]
    others: Sequence[Act]


def render(brief: Brief) -> str:
    """The page. Everything from outside is escaped; links are http or https only (see ``rows.safe_link``)."""
    charts = {c.name: _figure(c.draw(brief)) for c in CHARTS}
    live = any(f.drawing.spec for f in charts.values())
    scripts = [library(), _asset("page.js")] if live else [_asset("page.js")]
    css = _asset("page.css")
    acts = _acts(brief.acts)
    page: str = _template().render(
        b=brief,
        q=brief.question,
        policy=content_policy(scripts, css),
        css=Markup(css),  # noqa: S704
        scripts=[Markup(s) for s in scripts],  # noqa: S704
        charts=charts,
        contents=CONTENTS,
        first=_first(brief),
        acts=acts,
        read=[r for r in brief.read if not r.error and not r.copy_of],
        ledger=_ledger(brief),
        denials=Denials([d for d in brief.denials if d.affirmed], [d for d in brief.denials if not d.affirmed]),
        shown=_shown(brief, acts),
        most=MOST_ROWS,
        signs=SIGNS,
        unreal=UNREAL,
        name=actor_name,
    )
    return page


def content_policy(scripts: Sequence[str], css: str) -> str:
    """The page's Content-Security-Policy: only our own scripts and styles, by hash; no request of any kind."""
    allowed = " ".join(_hash(s) for s in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(css)}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _figure(drawing: Drawing) -> Figure:
    if drawing.spec is None:
        return Figure(drawing)
    wide, narrow = pictures(drawing)
    # The pictures come from vl-convert, which escapes all text; the JSON has every sign escaped that could end its element.
    return Figure(drawing, Markup(wide), Markup(narrow), Markup(embedded(drawing)))  # noqa: S704


def _first(brief: Brief) -> First:
    of = {t.key: lines(brief, t.ids) for t in brief.tallies}
    return First(of["reported"], of["argued"], of["said"], of["denied"], of["planned"])


def _acts(acts: Sequence[Act]) -> Acts:
    mutual = [a for a in acts if a.direction in BETWEEN]
    dated = [a for a in mutual if a.row.start or a.row.end]
    return Acts(dated, [a for a in mutual if a not in dated], [a for a in acts if a.direction not in BETWEEN])


def _ledger(brief: Brief) -> list[tuple[str, Sequence[Passing], str, Sequence[Thing]]]:
    a, b = brief.question.a.name, brief.question.b.name
    ways = {way: [p for p in brief.passings if p.direction == way] for way in ("a>b", "b>a")}
    rest = [p for p in brief.passings if p.direction not in ways]
    none = "Nothing was found to pass, or to be meant to pass, from {} to {}."
    found = [
        (f"From {a} to {b}", ways["a>b"], none.format(a, b)),
        (f"From {b} to {a}", ways["b>a"], none.format(b, a)),
        ("One side, with others or with nobody named", rest, "None was found."),
    ]
    return [(head, entries, otherwise, by_thing(entries[:MOST_ROWS])) for head, entries, otherwise in found]


def _shown(brief: Brief, acts: Acts) -> frozenset[str]:
    """The ids that stand on the page, so that no link leads nowhere."""
    lists: list[Sequence[Act] | Sequence[Passing]] = [acts.between, acts.undated, acts.others, *(e for _, e, _, _ in _ledger(brief))]
    return frozenset(x.row.id for rows in lists for x in rows[:MOST_ROWS])


@cache
def _asset(name: str) -> str:
    return files("dragoman.present.brief").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Any:
    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.globals.update(word=words.word, count=words.count, day=words.day, listed=words.listed, short=words.short, mid=mid)
    return env.from_string(_asset("page.html.j2"))
