"""Who published a page, who published it first, and what it is called, from its own lines."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

from dragoman.reading.sources.agencies import agencies, sign_pattern
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.outlets import NAME, is_outlet, proper
from dragoman.reading.sources.page import Page, Place

_COPYRIGHT = re.compile(

        rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s?(?:©|"
        rf"\([cC]\)))?\W*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by\s)?(?:[Tt]he\s)?(?P<name>{NAME})"
)
_PROMPTS = tuple(re.compile(form.replace("OUTLET", rf"(?<!\w)(?P<name>{NAME})")) for form in (

        r"OUTLET (?:is|remains?) (?:a|an|your|the) [\w -]{0,30}(?:trusted|reliable|reader-supported|non-?profit|"
        r"independent|member-supported)\b",
    r"[Ff]ull access to (?:the )?OUTLET",
    r"[Ss]ubscribe (?:now )?to (?:the )?OUTLET",
    r"\b(?:[Ll]oyal|[Vv]alued) (?:the )?OUTLET (?:[Rr]eader|subscriber|member)",
    r"\b[Nn]either (?:the )?OUTLET nor its\b",
    r"\bhelps? (?:keep |make )?(?:the )?OUTLET (?:remain|stay|continue|going|free)\b",
    r"[Ss]upport (?:the )?OUTLET[’']s? ",
    r"[Ff]ollow (?:the )?OUTLET on\b",
    r"\bof (?:the )?OUTLET[’']s (?:editorial|owners|staff|editors)\b",
    r"\b[Mm]ember of (?:the )?OUTLET\b(?= today| now|\.$)",
    r"^(?:The )?OUTLET (?:does not|takes no|accepts no)\b",
    r"(?:views?|opinions?|polic\w+|positions?) of (?:the )?OUTLET(?:[’']|\.|,| or\b|$)",
))
_ORIGIN = re.compile(

        r"(?:published|appeared|ran|printed|posted|issued|released|aired|reprinted|reproduced|syndicated|cross-?posted|"
        r"translated|adapted|provided|produced|excerpted|comes|came)"

        r"(?:\s(?:with|kind|the|permission|under|licen[cs]e|a|courtesy|originally|first|here|jointly|as an? \w+|online|"
        r"today|yesterday|\w+ \d{1,2},?(?: \d{4})?))*"
    rf"\s(?:by|in|on|at|from|of|with)\s(?:the\s(?=[A-Z]))?(?P<name>{NAME})"
)
_SOURCE = re.compile(
    rf"^\W*(?:[Oo]riginal )?(?:[Ss]ource|SOURCE): (?:the )?(?P<name>{NAME})|"
    rf"^[Cc]ourtesy of (?:the )?(?P<other>{NAME})"
)
_BAR = re.compile(rf"\s[|»]\s(?:The )?(?P<name>{NAME})$")
_BRACKETED = re.compile(r"[(/](?P<name>[^\W\d_][^()/,]{1,40}?)(?:,[^()/]*)?(?:[)/]|$)")
# A sign like "TANJUG"; brackets also hold places and remarks ("Lead", "Adds quote"), which are not in capitals.
_SIGN = re.compile(r"[A-Z]{3,10}(?:-[A-Z]{2,10})?")
_NOT_OUTLETS = re.compile(
    r"^(?:All|This|Our|Getty|Creative|Twitter|Facebook|X|Telegram|January|February|March|April|May|June|July|August|"
    r"September|"
                          r"October|November|December|Permission|Us|Reserved)\b")
_PROMPT_REASONS = frozenset(
    {"subscription prompt", "donation prompt", "disclaimer", "sharing", "copyright", "cookie notice", "comment prompt"}
)


def title(page: Page, hints: Hints) -> str | None:
    """Return the title: the container's, else the page's first headline, without the outlet's name behind a bar."""
    own = hints.title or (page.words(page.title) if page.title is not None else None)
    return " ".join(_BAR.sub("", own).split()) or None if own else None


def authors(page: Page, hints: Hints) -> tuple[str, ...]:
    """Return the writers: the container's, else those of the by-lines."""
    return hints.authors or page.authors


def outlet(page: Page, hints: Hints, url: str | None) -> str | None:
    """Return who published this page: the container's word, masthead, copyright, prompts, letterhead, title, credit, dateline or host."""
    return (
        hints.outlet
        or _named(page, "masthead")
        or _copyright(page)
        or _prompted(page)
        or _letterhead(page)
        or _barred(page, hints)
        or _named(page, "credit")
        or _agency(page)
        or _host(url)
    )


def origin(page: Page, publisher: str | None) -> str | None:
    """Return who published the text first, where that is another one than ``publisher``."""
    named = (_origin_note(page), _agency(page), _named(page, "credit"))
    others = (name for name in named if name and (publisher is None or _plain(name) != _plain(publisher)))
    return next(others, None)


def _named(page: Page, place: Place) -> str | None:
    """Return the outlet that a front line names there, agencies by their full name."""
    names = (_clean(one.name) for one in page.outlets if one.place == place)
    return next((agencies().get(name, name) for name in names if name), None)


def _lines(page: Page, reasons: frozenset[str]) -> list[str]:
    return [piece.block.words for piece in page.pieces if piece.reason in reasons]


def _clean(name: str | None) -> str | None:
    if not name:
        return None
    bare = re.sub(r"(?:[’']s|\.|,)$", "", proper(name.strip())).removeprefix("The ").removeprefix("the ").strip()
    bare = re.sub(r"\.? All(?: [Rr]ights.*)?$|\s(?:and|of|the|for|in|on)$", "", bare).rstrip(".,")
    return bare if len(bare) > 1 and not _NOT_OUTLETS.match(bare) else None


def _plain(name: str) -> str:
    return agencies().get(name, name).casefold().removeprefix("the ").strip()


def _copyright(page: Page) -> str | None:
    found = (_COPYRIGHT.search(line) for line in _lines(page, frozenset({"copyright"})))
    return next((name for match in found if match and (name := _clean(match["name"]))), None)


def _prompted(page: Page) -> str | None:
    """Return the name that most prompts use: one prompt alone may speak of a campaign or a partner."""
    lines = _lines(page, _PROMPT_REASONS)
    found = (match["name"] for line in lines for form in _PROMPTS for match in form.finditer(line))
    names = Counter(name for raw in found if (name := _clean(raw)))
    return names.most_common(1)[0][0] if names else None


def _letterhead(page: Page) -> str | None:
    lines = _lines(page, frozenset({"letterhead"}))
    return proper(lines[0]) if lines else None


def _barred(page: Page, hints: Hints) -> str | None:
    own = hints.title or (page.words(page.title) if page.title is not None else "")
    match = _BAR.search(own)
    return _clean(match["name"]) if match else None


def _agency(page: Page) -> str | None:
    """Return the agency that a dateline or a credit at the end names."""
    sign = _sign()
    for line in _lines(page, frozenset({"dateline", "wire credit"})):
        if "by " not in line and (match := sign.search(line)):
            return agencies()[match[0].replace("\u00a0", " ")]
    return next((name for line in _lines(page, frozenset({"dateline"})) if (name := _unlisted_agency(line))), None)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){sign_pattern()}(?!\w)")


def _unlisted_agency(dateline: str) -> str | None:
    """Return what stands in a dateline's brackets or slashes, if it is a name of an outlet or a sign in capitals."""
    match = _BRACKETED.search(dateline)
    name = _clean(match["name"]) if match else None
    return name if name and (is_outlet(name, supported=True) or _SIGN.fullmatch(name)) else None


def _origin_note(page: Page) -> str | None:
    for line in _lines(page, frozenset({"origin note"})):
        match = _ORIGIN.search(line)
        name = match["name"] if match else None
        if name is None and (source := _SOURCE.search(line)):
            name = source["name"] or source["other"]
        if cleaned := _clean(name):
            return agencies().get(cleaned, cleaned)
    return None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
