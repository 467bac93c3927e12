"""By whose word a record stands: the outlet's own, its author's, or that of a speaker who affirms, denies, doubts or leaves it open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.document import Document
from dragoman.model.records import Claim
from dragoman.present.names import actor_name
from dragoman.present.words import is_pronoun, short

Voice = Literal["reported", "argued", "own voice", "said", "denied", "doubted", "open"]

_STANCES: dict[str, Voice] = {"affirms": "said", "denies": "denied", "doubts": "doubted", "open": "open"}
UNNAMED = "somebody whom the text does not name"
# Transcripts put their speakers in capitals.
_TITLED = re.compile(r"(MR|MRS|MS|DR|SIR|AMB|AMBASSADOR|SECRETARY|MINISTER|PRESIDENT)\b")
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
    # "A says that B's charge is wrong": B's charge is what A denies, and never B's own denial.
    deciding = next((c for c in outer if c.stance in ("denies", "doubts")), inner) if inner.stance == "affirms" else inner
    voice = _STANCES[deciding.stance]
    rest = (c for c in chain if c is not deciding)
    told = "".join(f", {'said by' if c is inner else 'as told by'} {speaker_name(c)}" for c in rest)
    words = f"{_CUES[voice]} {speaker_name(deciding)}{told}"
    return Standing(voice, words, speaker_name(deciding), deciding.speaker.affiliation or deciding.speaker.actor)


def claim_chain(claim: str | None, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claim and those around it, innermost first. A claim that is not at hand, or a ring, ends the chain."""
    chain: list[Claim] = []
    while claim is not None and claim in claims and claims[claim] not in chain:
        chain.append(claims[claim])
        claim = claims[claim].claim
    return tuple(chain)


def speaker_name(claim: Claim) -> str:
    """Who speaks, as the text has it, at most 80 characters; behind a pronoun whoever it stands for, where that is known."""
    name = short(claim.speaker.name, 80)
    if name and not is_pronoun(name):
        return name.title() if name.isupper() and _TITLED.match(name) else name
    if claim.speaker.actor:
        return actor_name(claim.speaker.actor)
    return f"somebody of {actor_name(claim.speaker.affiliation)}" if claim.speaker.affiliation else UNNAMED


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
