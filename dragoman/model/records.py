"""The records that are read out of a document. Codebook: docs/concepts/codebook.md.

Every record has an id, its document, the extractor that made it and a confidence; every span is a pair of offsets into the
document's text. An ``id`` in ``claim`` names the claim whose content covers the record: then somebody *says* it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from dragoman.model.spans import Span, Spans, hull
from dragoman.model.when import UNKNOWN, Basis, Precision, When

Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Phase = Literal["intended", "begun", "ongoing", "completed", "stopped"]
Aspect = Literal["episode", "aggregate", "background"]
Modality = Literal["actual", "negated", "hypothetical", "future"]
Stance = Literal["affirms", "denies", "doubts", "open"]
SpeechAct = Literal["state", "predict", "promise", "demand", "accuse", "ask"]
Category = Literal[
    "arms", "personnel", "technology", "know-how", "money", "energy", "goods", "intelligence", "services", "diplomatic-cover"
]
TransferStatus = Literal["sought", "offered", "contracted", "in-transit", "delivered", "used", "refused", "unknown"]
Change = Literal["up", "down", "occurs"]
Relation = Literal[
    "alliance", "rivalry", "dependence", "leverage", "isolation", "hostility", "neutrality", "abstention", "strength", "weakness"
]
Direction = Literal["rising", "falling", "steady"]
Band = Literal["almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share. ``extractor`` is its name and version (``parse/1``)."""

    id: str
    doc: str
    extractor: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An actor that a mention may stand for, and how sure that is."""

    actor: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party to a record. A side that the text implies has no span, basis ``inferred`` and the ids it was inferred from."""

    span: Span | None
    name: str
    actor: str | None = None
    sector: str | None = None
    basis: Basis = "stated"
    inferred_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it, as the text has it. ``affiliation`` is the actor that the speaker belongs to, where the text or registry tells."""

    span: Spans | None
    name: str
    actor: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as the text gives it: a range (open ends None), its unit and the words that hedge it."""

    low: float | None
    high: float | None
    unit: str | None = None
    hedge: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A name, or a phrase that stands for an actor. ``rule`` says how ``actor`` was reached."""

    kind: ClassVar[str] = "mention"
    span: Span
    name: str
    label: str
    actor: str | None = None
    sector: str | None = None
    candidates: tuple[Candidate, ...] = ()
    rule: str = ""

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A time expression. ``edtf`` after EDTF (ISO 8601-2), ``timex3`` the value of a TimeML TIMEX3."""

    kind: ClassVar[str] = "time"
    span: Span
    edtf: str | None
    timex3: str | None
    start: date | None
    end: date | None
    precision: Precision
    basis: Basis

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A named place. Coordinates are degrees (WGS 84) and never finer than the text."""

    kind: ClassVar[str] = "place"
    span: Span
    name: str
    lat: float | None
    lon: float | None
    country: str | None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A number with its unit, as a range."""

    kind: ClassVar[str] = "quantity"
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    hedge: str | None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom (PLOVER). ``place`` is the id of a place record."""

    kind: ClassVar[str] = "event"
    trigger: Span
    type: str
    mode: str | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    polarity: Polarity
    certainty: Certainty
    phase: Phase
    counterfactual: bool = False
    aspect: Aspect = "episode"
    modality: Modality = "actual"
    historical: bool | None = None
    time: When = UNKNOWN
    place: str | None = None
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """Who says so (PARC 3, PolNeAR: source, cue, content). ``claim`` is the claim around this one."""

    kind: ClassVar[str] = "claim"
    speaker: Speaker
    cue: Spans
    content: Spans
    stance: Stance
    speech_act: SpeechAct
    certainty: Certainty
    quoted: bool
    basis: str | None = None
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.cue[0] if self.cue else hull(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Record):
    """What passes from giver to receiver; ``events`` are the acts that speak of it."""

    kind: ClassVar[str] = "transfer"
    events: tuple[str, ...]
    giver: Side | None
    receiver: Side | None
    item: Span
    item_name: str
    category: Category
    quantity: Amount | None
    status: TransferStatus
    polarity: Polarity
    time: When = UNKNOWN
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Record):
    """A causal statement. ``sign`` is the product of the two changes; None where a change is not told. A motive is ``intended``."""

    kind: ClassVar[str] = "cause"
    cause: Span
    effect: Span
    cue: Span
    cause_change: Change
    effect_change: Change
    sign: Polarity | None
    hedged: bool
    intended: bool
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.cue


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Record):
    """How things stand: a description from the codebook's closed list, not an event."""

    kind: ClassVar[str] = "state"
    span: Span
    subject: Side
    object: Side | None
    relation: Relation
    direction: Direction
    time: When = UNKNOWN
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Record):
    """What somebody expects. ``claim`` None: the author's own. ``band`` after ICD-203, None where the words map to none."""

    kind: ClassVar[str] = "forecast"
    content: Spans
    hedge: str | None
    band: Band | None
    horizon: When = UNKNOWN
    condition: Span | None = None
    presupposed: bool = False
    claim: str | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return hull(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """What is shown for a claim. ``seen``: by the outlet itself; None where the text does not tell."""

    kind: ClassVar[str] = "evidence"
    span: Span
    what: str
    claim: str | None = None
    presenter: Speaker | None = None
    seen: bool | None = None

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.span


AnyRecord = Mention | Time | Place | Quantity | Event | Claim | Transfer | Cause | State | Forecast | Evidence
RECORD_TYPES: tuple[type[AnyRecord], ...] = (
    Mention, Time, Place, Quantity, Event, Claim, Transfer, Cause, State, Forecast, Evidence,
)  # fmt: skip
