"""RSS and Atom files. feedparser is given bytes only: it never fetches."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.errors import Empty, Unreadable
from dragoman.reading.sources.formats import Context, Failed, Parsed, Piece, raw_hash
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.html import paragraphs
from dragoman.reading.sources.stated import day, stated
from dragoman.reading.sources.stream import Source

_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>", b":feed>")


class Feed:
    """One document an entry, numbered in the order of the file."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """A feed's root element near the start."""
        start = head[:4096].replace(b"\0", b"").lower()
        return 0.9 if any(root in start for root in _ROOTS) and b"<html" not in start else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """Title and text of each entry. Raises Unreadable (entities, damage), Empty."""
        import feedparser

        data = source.load(context.limits.document)
        if b"<!ENTITY" in data.replace(b"\0", b""):
            raise Unreadable("a feed that declares entities", evidence="<!ENTITY", remedy="take the declarations out")
        feed = feedparser.parse(io.BytesIO(data))
        if not feed.entries:
            raise _without_entries(feed)
        yield from _entries(feed, whole=_is_whole(data))


def _is_whole(data: bytes) -> bool:
    return any(end in data[-4096:].replace(b"\0", b"").lower() for end in _ENDS)


def _without_entries(feed: Any) -> Unreadable | Empty:
    if feed.bozo:
        return Unreadable("a damaged feed", evidence=str(feed.get("bozo_exception", ""))[:200], remedy="fetch it again")
    return Empty("a feed without entries", evidence="0 entries", remedy="nothing to do")


def _entries(feed: Any, *, whole: bool) -> Iterator[Piece]:
    last = len(feed.entries)
    for number, entry in enumerate(feed.entries, start=1):
        if number == last and not whole:
            error = Unreadable("the feed is cut off", evidence=f"in entry {number}, no end of the feed", remedy="fetch it again")
            yield Failed(error=error, suffix=f"#{number}", media_type="application/xml")
        else:
            yield _document(feed, entry, number)


def _document(feed: Any, entry: Any, number: int) -> Piece:
    title, text = paragraphs(entry.get("title", "")), _text(entry)
    raw = raw_hash("\x1f".join((entry.get("id", ""), entry.get("link", ""), title, text)).encode("utf-8", "surrogatepass"))
    media = "application/atom+xml" if feed.version.startswith("atom") else "application/rss+xml"
    if not text and not title:
        error = Empty("an entry without text", evidence=f"entry {number}", remedy="nothing to do")
        return Failed(error=error, suffix=f"#{number}", raw_hash=raw, media_type=media)
    whole = text if not title or text.startswith(title) else f"{title}\n\n{text}".strip()
    return Parsed(text=whole, raw_hash=raw, media_type=media, suffix=f"#{number}", hints=_hints(feed, entry, title))


def _text(entry: Any) -> str:
    """The fullest text that the entry carries."""
    given = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    return max((paragraphs(g) for g in given), key=len)


def _hints(feed: Any, entry: Any, title: str) -> Hints:
    names = [a.get("name", "") for a in entry.get("authors", [])] or [entry.get("author", "")]
    outlet = (entry.get("source") or {}).get("title") or feed.feed.get("title")
    return Hints(
        title=title or None,
        authors=tuple(n.strip() for n in names if n and n.strip()),
        outlet=paragraphs(outlet) if outlet else None,
        url=entry.get("link"),
        published=_published(entry),
    )


def _published(entry: Any) -> Any:
    # The day as the outlet's own clock has it; feedparser's parsed form is turned to UTC.
    if found := stated(entry.get("published")):
        return found
    parsed = entry.get("published_parsed")
    return day(date(*parsed[:3])) if parsed else None


FORMAT = Feed()
