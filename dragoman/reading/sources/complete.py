"""Completes a document: what of its text is the article, and what the page says about itself."""

from __future__ import annotations

from dataclasses import replace

from dragoman.errors import UnsupportedLanguage
from dragoman.model.document import Boilerplate, Document, Genre
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.sources import metadata, published
from dragoman.reading.sources.boilerplate import judge
from dragoman.reading.sources.dating import infer
from dragoman.reading.sources.genre import genre
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.language import language
from dragoman.reading.sources.page import Page

_NO_HINTS = Hints()


def complete(document: Document, hints: Hints = _NO_HINTS) -> Document:
    """Return the document with body, boilerplate and metadata filled, or with ``error`` if its language is not read.

    A document that already carries an error comes back as it is. Nothing is taken from boilerplate except metadata.
    """
    if document.error is not None:
        return document
    page = judge(document.text, hints)
    body = tuple(page.pieces[i].block.span for i in page.body)
    spoken = language("\n".join(document.text[s:e] for s, e in body) or document.text)
    if spoken.foreign:
        error = UnsupportedLanguage(
            "The text is not in English", evidence=f"{spoken.code}, p={spoken.probability:.2f}", remedy="give Dragoman an English text"
        )
        return replace(document, language=spoken.code, error=str(error))
    judged = replace(
        document,
        body=body,
        boilerplate=tuple(Boilerplate(span=p.block.span, reason=p.reason) for p in page.pieces if p.reason is not None),
        language=spoken.code,
    )
    return _describe(judged, page, hints)


def _describe(document: Document, page: Page, hints: Hints) -> Document:
    url = hints.url or document.url
    outlet = metadata.outlet(page, hints, url)
    kind = genre(page, hints)
    return replace(
        document,
        url=url,
        title=metadata.title(page, hints),
        authors=metadata.authors(page, hints),
        outlet=outlet,
        origin=metadata.origin(page, outlet),
        published=_published(document, page, hints, url, kind),
        genre=kind,
    )


def _published(document: Document, page: Page, hints: Hints, url: str | None, kind: Genre) -> When:
    stated = published.stated(page, hints, url) or (published.in_title(page) if kind in {"transcript", "official"} else None)
    if stated is not None:
        return stated
    window = infer(document)
    day = published.without_year(page)
    return (published.in_window(day, window) if day and window else None) or window or UNKNOWN
