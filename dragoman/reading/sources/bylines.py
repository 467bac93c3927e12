"""By-lines and author notes: who wrote it, in the forms that pages use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading.sources.blocks import Block
from dragoman.reading.sources.outlets import is_outlet

_PARTICLE = r"(?:(?:al|el|ul|ad|as|ash)-[A-Z][\w’-]+|bin|ben|ibn|abu|van|von|der|den|de|del|della|di|da|dos|la|le|el|ter|ten|y)"
_WORD = (
    rf"(?:(?!(?i:staff|special|senior|chief|our|correspondent|reporter|editor|the|and|in|for|"
    rf"at)\b)[A-Z][\w’'‘-]*[\w.]|[A-Z]\.|{_PARTICLE})"
)
NAME = rf"(?:[A-Z][\w’'‘-]*[\w.]|[A-Z]\.)(?: {_WORD}){{1,4}}"
_TITLE = (
    r"(?:(?:Dr|Prof|Professor|Amb|Ambassador|Gen|General|Col|Lt|Maj|Sir|Mr|Ms|Mrs|Rabbi|Senator|Rep|Sen|Adm|"
    r"Admiral)\.? (?:\(Ret\.?\) )?)*"
)
_AND = r"(?:, and |, | and | & |; )"
_NAMES = rf"{_TITLE}(?P<names>{NAME}(?:{_AND}{_TITLE}{NAME})*)"
_LEAD = (
    r"(?:(?:(?:an? )?(?:analysis|opinion|column|commentary|story|words|text|written|report|review|essay|interview|posted|published|comment|"
    r"guest post|op-?ed|submitted|authored)\W{0,3})?by:?|authors?:|byline:|from|written by:?)\s"
)
_ROLE = (

        r"(?:(?:senior|chief|special|staff|foreign|diplomatic|political|defen[cs]e|security|national|world|"
        r"international|middle east|moscow|tehran|"

        r"washington|europe|asia|deputy|associate|contributing|guest|our|the|managing|investigative|freelance|local|"
        r"bureau|news|opinion|business|"
    r"energy|white house|pentagon|state department|political|in|for|of)\s)*"

        r"(?:staff|writers?|correspondents?|reporters?|editors?|columnists?|contributors?|analysts?|bureau chief|"
        r"journalists?|desk|agencies|news service|"
    r"fellow|researcher|reporter)"
)
_REST = (
    rf"(?P<rest>$|\s?[,|•·–—/(]\s?.*$|\s-\s.*$|,?\s(?i:in|for|at|reporting from)\s(?i:the )?[A-Z].*$|"
    rf"\s(?=(?:{_ROLE})\b).*$|\s(?=\d|(?:Published|Updated|Posted)\b).*$)"
)
_BY = re.compile(rf"\W{{0,2}}(?i:{_LEAD}){_NAMES}{_REST}")
_SIGNED = re.compile(rf"{_NAMES}\s?[,|•·–—-]\s?(?:[A-Z][\w .&]{{2,30}} )?(?i:{_ROLE})\b(?P<rest>.*)$")
_ONLY = re.compile(rf"[—–-]{{0,2}}\s?{_NAMES}$")
_OFFICE_BY = re.compile(
    r"(?i:by|from)\s(?P<desk>(?:our |the )?(?:[\w’.]+ ){0,4}(?i:staff|staff writers?|desk|correspondent|reporters?|agencies|"
    r"editorial board|editors|newsroom|team|service))\W*$"
)
_NO_PERSON = re.compile(

        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September|"
        r"October|November|December)\b"

        r"|\b(?:Russian?|Iran(?:ian)?|Ukrain(?:e|ian)|United|States|Ministry|Republic|News|Agency|Council|Institute|"
        r"Times|Post|House|War|Peace|Middle|East|West|"

        r"North|South|World|Politics|Opinion|Analysis|Press|University|Union|Minister|President|Government|City|Street|"
        r"Land|Sea|Air|Numbers|Foreign|Policy)\b"
)
_BIO_LEAD = rf"(?:{_TITLE}(?P<name>{NAME})|[Tt]he (?:author|writer)|[Hh]e|[Ss]he)(?:,[^,]{{3,80}},)?\s"
_BIO = re.compile(
    _BIO_LEAD +
        r"(?:is|was|serves|served|has (?:been|served|worked|written|reported|covered)|works|worked|covers|writes|"
        r"teaches|leads|directs|heads|holds|reports|edits|hosts)\s"
)
_BIO_ROLE = re.compile(

        r"\b(?:fellow|professor|lecturer|editor|reporter|correspondent|columnist|journalist|writer|director|"
        r"vice president|president|chair|analyst|author of|"

        r"researcher|scholar|historian|expert|adviser|advisor|ambassador|officer|founder|contributor|blogger|student|"
        r"candidate|scientist|economist|"
    r"covers|writes|bureau|newsroom|based in|teaches|reports|counsel|consultant|associate|specialist|coordinator|producer|host)\b"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons a line names as its article's writers, and the words of the line after the names."""

    authors: tuple[str, ...]
    rest: str = ""


def by_line(words: str) -> Byline | None:
    """Return what a by-line says (``By A B and C D, staff writers``); None where the words are no by-line."""
    if words.count(" ") > 24:
        return None
    match = _BY.match(_plain(words)) or _SIGNED.match(_plain(words))
    if match and (authors := people(match["names"])):
        return Byline(authors, match["rest"])
    desk = _OFFICE_BY.match(words)
    return Byline((), desk["desk"]) if desk else None


def only_names(words: str) -> tuple[str, ...]:
    """Return the persons if the words are nothing but two- to five-word names; else nothing."""
    match = _ONLY.match(_plain(words)) if words.count(" ") <= 12 else None
    return people(match["names"]) if match else ()


def biography(words: str) -> str | None:
    """Return the person whose post or work a note describes ("" for "the author"); None where it is no such note."""
    match = _BIO.match(words)
    if not match or not _BIO_ROLE.search(words, match.end() - 8):
        return None
    return match["name"] or ""


def people(names: str) -> tuple[str, ...]:
    """Return the single names of a list of them; nothing if one of them cannot be a person's."""
    parts = [part.strip(" ,;.") if not part.endswith(("Jr.", "Sr.")) else part for part in re.split(_AND, names)]
    parts = [re.sub(rf"^{_TITLE}", "", part) for part in parts]
    parts = [part for part in parts if not (is_role(part) or is_outlet(part))]
    if any(" " not in part or _NO_PERSON.search(part) for part in parts):
        return ()
    return tuple(part.title() if part.isupper() else part for part in parts)


def is_role(words: str) -> bool:
    """Return whether the words are a post ("our Moscow correspondent") and nothing else."""
    return re.fullmatch(f"(?i:{_ROLE})", words) is not None


def surname(name: str) -> str:
    """Return the last word of a name, without Jr."""
    return [part for part in name.split() if part.strip(".,") not in {"Jr", "Sr", "II", "III"}][-1]


def names_in_bios(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return every person that some block of at most 90 words introduces by post."""
    return frozenset(name for one in blocks if one.size <= 90 and (name := biography(one.words)))


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")


