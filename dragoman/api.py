"""The Python API: what the commands call, and what a notebook uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dragoman import flow
from dragoman.errors import InputError, NotBuilt, SourceError, UnknownActor
from dragoman.model.reading import Reading
from dragoman.model.spans import Span

if TYPE_CHECKING:
    from dragoman.dossier.store.filters import Where
    from dragoman.dossier.store.table import Table
    from dragoman.dossier.store.views import Summary, Views
    from dragoman.model.records import AnyRecord
    from dragoman.model.sourced import Sourced
    from dragoman.present.brief.question import Party
    from dragoman.reading.extract.relate import Relation
    from dragoman.reading.run.tally import Step, Tally
    from dragoman.reading.sources.inputs import Input

Day = str | date | None


def read(source: str | Path, *, published: Day = None, types: str | Path | None = None) -> Reading:
    """The document in one file with its records; nothing is stored. ``types`` is a folder of own event types (``dragoman train``).

    Raises InputError where the source holds no document or several, SourceError where it cannot be read.
    """
    settings = flow.Settings(published=_day(published), workers=1, types=Path(types) if types else None)
    found = list(flow.readings(flow.inputs([source], settings), settings))
    if len(found) != 1:
        raise InputError(
            "read() takes one document", evidence=f"{source} holds {len(found)}", remedy="open a dossier and add it there"
        )
    if found[0].document.error:
        raise SourceError(found[0].document.error, evidence=str(source))
    return found[0]


def read_text(text: str, *, published: Day = None, types: str | Path | None = None) -> Reading:
    """The records of a text that is at hand; ``types`` as for ``read``.

    Raises SourceError where it cannot be read (empty, not English).
    """
    from dragoman.reading.one import read_one
    from dragoman.reading.sources.plain import from_text

    reading = read_one(from_text(text, published=_day(published)), Path(types) if types else None)
    if reading.document.error:
        raise SourceError(reading.document.error)
    return reading


def relate(text: str, actor: Span, recipient: Span) -> Relation:
    """What one marked side does to the other: the root that fits best, with the probability of each."""
    from dragoman.reading.extract.relate import relate as between

    return between(text, actor, recipient)


def open(path: str | Path) -> Dossier:  # noqa: A001 - dragoman.open reads as gzip.open does
    """The dossier at ``path``; it is made when something is first added. Raises NotADossier, WrongVersion, DossierBusy."""
    return Dossier(Path(path))


@dataclass(frozen=True, slots=True)
class Page:
    """A brief: one self-contained HTML page."""

    html: str

    def save(self, path: str | Path) -> Path:
        """Write the page (UTF-8) and give its path back. Raises InputError where that cannot be."""
        target = Path(path)
        try:
            target.write_text(self.html, encoding="utf-8")
        except OSError as error:
            raise InputError("the page cannot be written", evidence=str(error), remedy="name a file in a folder that is there") from error
        return target

    def _repr_html_(self) -> str:
        import html

        return f'<iframe srcdoc="{html.escape(self.html)}" width="100%" height="700" title="Dragoman brief"></iframe>'

    def __repr__(self) -> str:
        return f"<brief, {len(self.html) // 1024} kB of HTML; .save('brief.html') to keep it>"


class Dossier:
    """A dossier: one DuckDB file with what its documents say.

    Tables (``events``, ``claims``, ...) take filters as keywords (``giver="IRN", since="2022"``; see ``dragoman list --help``) and
    give a Table: ``.df()`` pandas, ``.arrow()``, ``.pl()`` polars, ``.records()`` dataclasses.
    """

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists():
            self._views.summary()

    def __repr__(self) -> str:
        if not self.path.exists():
            return f"<dossier {self.path}: empty; .add(paths) reads documents into it>"
        return f"<dossier {self.path}: {self.summary()}>"

    @property
    def _views(self) -> Views:
        from dragoman.dossier.store.views import Views

        return Views(self.path)

    def add(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        settings: flow.Settings | None = None,
        watch: Callable[[Step], None] = lambda step: None,
    ) -> Tally:
        """Read documents into the dossier; what it holds already is not read again. ``watch`` is called after each batch."""
        settings = settings or flow.Settings()
        listed = [sources] if isinstance(sources, str | Path) else list(sources)
        return self.add_inputs(flow.inputs(listed, settings), settings, watch)

    def add_inputs(
        self, items: Sequence[Input], settings: flow.Settings, watch: Callable[[Step], None] = lambda step: None
    ) -> Tally:
        """``add`` for inputs that were looked up already (``flow.inputs``)."""
        return flow.add(self.path, items, settings, watch)

    def summary(self) -> Summary:
        """Counts a kind of record, and the documents that could not be read with their reasons."""
        return self._views.summary()

    def table(self, kind: str, **filters: object) -> Table:
        """Records of one kind as a table. Raises BadQuery for an unknown kind or filter."""
        return self._views.table(kind, **filters)

    def documents(self, **filters: Unpack[Where]) -> Table:
        """What was read."""
        return self.table("documents", **filters)

    def events(self, **filters: Unpack[Where]) -> Table:
        """Reports of acts (copies folded), each with its standing: not a count of what happened."""
        return self.table("events", **filters)

    def claims(self, **filters: Unpack[Where]) -> Table:
        """Who says what."""
        return self.table("claims", **filters)

    def transfers(self, **filters: Unpack[Where]) -> Table:
        """What passes, or is said to pass, from giver to receiver."""
        return self.table("transfers", **filters)

    def causes(self, **filters: Unpack[Where]) -> Table:
        """Causal statements."""
        return self.table("causes", **filters)

    def states(self, **filters: Unpack[Where]) -> Table:
        """How things stand, as told."""
        return self.table("states", **filters)

    def forecasts(self, **filters: Unpack[Where]) -> Table:
        """What is expected, and by whom."""
        return self.table("forecasts", **filters)

    def evidence(self, **filters: Unpack[Where]) -> Table:
        """What is shown for claims."""
        return self.table("evidence", **filters)

    def actors(self, **filters: Unpack[Where]) -> Table:
        """Who is named, how often."""
        return self.table("actors", **filters)

    def record(self, id: str) -> Sourced[AnyRecord]:  # noqa: A002 - the contract's own field name
        """One record with its document, by its id or an unambiguous beginning of it. Raises UnknownRecord."""
        return self._views.record(id)

    def dyad(self, a: str, b: str) -> Dyad:
        """The relation between two sides."""
        return Dyad(self, _code(a), _code(b))

    def brief(self, a: str, b: str, *, as_of: Day = None, share: bool = False) -> Page:
        """The page on two sides; ``share`` keeps to the quoting limits for what is passed on. Raises UnknownActor."""
        from dragoman.present.brief.question import Question
        from dragoman.present.quoting import SHARED, WHOLE

        quoting = SHARED if share else WHOLE
        return Page(flow.brief(self.path, Question(a=_party(a), b=_party(b), as_of=_day(as_of), quoting=quoting)))

    def export(self, folder: str | Path, format: str) -> list[Path]:  # noqa: A002 - the word users type
        """Write all records with their provenance, within the quoting limits; the files written. Raises BadQuery."""
        return flow.export(self.path, Path(folder), format)

    def digest(self) -> str:
        """A hash of all that the dossier holds: equal for the same inputs and version, in any order of adding."""
        return self._views.digest()


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides of a dossier."""

    dossier: Dossier
    a: str
    b: str

    def events(self, **filters: Unpack[Where]) -> Table:
        """Reports of acts between the two."""
        filters["dyad"] = (self.a, self.b)
        return self.dossier.events(**filters)

    def transfers(self, **filters: Unpack[Where]) -> Table:
        """What passes between the two, both ways."""
        filters["dyad"] = (self.a, self.b)
        return self.dossier.transfers(**filters)

    def supply_share(self) -> Table:
        """Later: the reported supply share of each for the other. Raises NotBuilt."""
        raise NotBuilt("supply shares are not built yet", remedy="use .transfers() and count with care: rows are reports")


def _day(value: Day) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError("not a date", evidence=repr(value), remedy="write it as 2022-11-01") from None


def _code(name: str) -> str:
    return _party(name).code


def _party(name: str) -> Party:
    from dragoman.present.brief.question import Party
    from dragoman.world.actors.registry import Registry

    registry = Registry.load()
    code = registry.state(name)
    if code is None:
        raise UnknownActor("no such side", evidence=repr(name), remedy="use an ISO code such as RUS, or a country's name")
    return Party(code, registry.entry(code).name)
