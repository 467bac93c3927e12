"""Which column of a table holds what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from dragoman.errors import BadMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """The columns of a table by name; None: the table has none (or, for ``text``, it is to be told from common names)."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    id: str | None = None


# Common names, best first, lower case without spaces, dashes and underscores.
COMMON: dict[str, tuple[str, ...]] = {
    "text": ("text", "fulltext", "body", "articletext", "articlebody", "content", "articlecontent", "maintext", "story", "article"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "sourceurl", "uri", "permalink"),
    "published": ("published", "publishedat", "publisheddate", "publicationdate", "pubdate", "datepublished", "publishdate", "date"),
    "outlet": ("outlet", "publication", "publisher", "sitename", "newspaper", "source", "sourcename"),
    "author": ("author", "authors", "byline", "creator"),
    "id": ("id", "docid", "articleid", "guid", "uuid"),
}


def settle(columns: Sequence[str], given: ColumnMapping | None) -> ColumnMapping:
    """The mapping for these columns: what the caller named, the rest from common names.

    Raises BadMapping where a named column is missing or no column is known to hold text.
    """
    named = {f.name: getattr(given, f.name) for f in fields(ColumnMapping)} if given else {}
    missing = [name for name in named.values() if name and name not in columns]
    if missing:
        raise _bad(f"no column named {', '.join(map(repr, missing))}", columns)
    settled = ColumnMapping(**{role: named.get(role) or common(role, columns) for role in COMMON})
    if settled.text is None:
        raise _bad("no column is known to hold the text", columns)
    return settled


def common(role: str, columns: Iterable[str]) -> str | None:
    """The column whose name is the best of the common ones for a role."""
    by_name = {plain(column): column for column in reversed(list(columns))}
    return next((by_name[name] for name in COMMON[role] if name in by_name), None)


def plain(column: str) -> str:
    """A column's name for comparison."""
    return "".join(c for c in column.lower() if c.isalnum())


def _bad(message: str, columns: Sequence[str]) -> BadMapping:
    seen = ", ".join(columns[:30]) + (", ..." if len(columns) > 30 else "")
    return BadMapping(message, evidence=f"columns: {seen[:500]}", remedy="name the column that holds the text in a ColumnMapping")
