"""By whose word a record stands: the outlet's own, its author's, or that of a speaker who affirms, denies, doubts or leaves it open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.document import Document
from dragoman.model.records import Claim
from dragoman.present.words import short

Voice = Literal["reported", "argued", "own voice", "said", "denied", "doubted", "open"]

_STANCES: dict[str, Voice] = {"affirms": "said", "denies": "denied", "doubts": "doubted", "open": "open"}
_CUES: dict[Voice, str] = {"said": "said by", "denied": "denied by", "doubted": "doubted by", "open": "left open by"}


@dataclass(frozen=True, slots=True)
class Standing:
    """``voice`` for the badge and the counts, ``words`` for the reader, ``speaker`` None in the document's own voice."""

    voice: Voice
    words: str
    speaker: str | None = None
    affiliation: str | None = None


def standing(claim: str | None, claims: Mapping[str, Claim], document: Document) -> Standing:
    """The standing of a record under a claim (None: the document's own voice). The innermost speaker comes first."""
    chain = claim_chain(claim, claims)
    if not chain:
        return own_voice(document)
    inner, *outer = chain
    voice = _STANCES[inner.stance]
    told = "".join(f", as told by {speaker_name(c)}" for c in outer)
    words = f"{_CUES[voice]} {speaker_name(inner)}{told}"
    return Standing(voice, words, speaker_name(inner), inner.speaker.affiliation or inner.speaker.actor)


def claim_chain(claim: str | None, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claim and those around it, innermost first. A claim that is not at hand, or a ring, ends the chain."""
    chain: list[Claim] = []
    while claim is not None and claim in claims and claims[claim] not in chain:
        chain.append(claims[claim])
        claim = claims[claim].claim
    return tuple(chain)


def speaker_name(claim: Claim) -> str:
    """Who speaks, as the text has it, at most 80 characters."""
    return short(claim.speaker.name, 80) or "an unnamed speaker"


def own_voice(document: Document) -> Standing:
    """News reports, analysis and opinion argue, an official text or transcript speaks for its issuer; an unknown genre is called so."""
    outlet = outlet_name(document)
    match document.genre:
        case "news":
            return Standing("reported", f"reported by {outlet}")
        case "analysis" | "opinion":
            author = short(document.authors[0], 60) if document.authors else "the author"
            return Standing("argued", f"{author}’s own account, {outlet} ({document.genre})")
        case "official" | "transcript":
            return Standing("said", f"said in {document.genre} text of {outlet}", outlet)
        case _:
            return Standing("own voice", f"in the own voice of {outlet} (genre unknown)")


def outlet_name(document: Document) -> str:
    """The outlet, else the title in quotation marks, else the file's name: never empty."""
    if document.outlet or not document.title:
        return short(document.outlet or document.path.replace("\\", "/").rsplit("/", 1)[-1] or "an unnamed source", 60)
    return f"“{short(document.title, 48)}”"
