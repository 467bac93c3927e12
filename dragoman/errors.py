"""Every error that Dragoman raises.

DragomanError                      what went wrong, the evidence for it, and what to do about it
├── InputError                     something the caller gave cannot be used
│   ├── UnknownActor               a country or organisation the registry does not hold
│   ├── UnknownRecord              an id that the dossier does not hold
│   ├── BadQuery                   a filter or date that cannot be understood
│   └── BadMapping                 a table whose columns cannot be told apart
├── SourceError                    one document cannot be read (recorded with the document; a run goes on)
│   ├── Unreadable                 damaged, encrypted or not what it says it is
│   ├── TooLarge                   over the limits on size, expansion or memory
│   ├── TooSlow                    the parser did not finish in time and was stopped
│   ├── NotText                    binary data without text
│   ├── Empty                      nothing in it
│   └── UnsupportedLanguage        surely not English
├── DossierError                   the dossier file
│   ├── NotADossier                a foreign or damaged file
│   ├── WrongVersion               written by another version of Dragoman
│   ├── DossierBusy                another process is writing
│   └── StorageFull                the disk refused a write; nothing merged is lost
├── NotBuilt                       a documented command that a later version brings
├── MissingPart                    an optional dependency or a model file is not there
└── DamagedModel                   a file of the learned reader is damaged or of another model
"""

from __future__ import annotations


class DragomanError(Exception):
    """What went wrong, with the evidence and the remedy.

    ``evidence`` is what was seen (a path, a line, a number); ``remedy`` says what the reader can do.
    """

    def __init__(self, message: str, *, evidence: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.evidence = evidence
        self.remedy = remedy

    def __str__(self) -> str:
        parts = [self.message]
        if self.evidence:
            parts.append(f"({self.evidence})")
        if self.remedy:
            parts.append(f"- {self.remedy}")
        return " ".join(parts)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments do not survive the default pickling, and errors cross process borders.
        return (_rebuild, (type(self), self.message, self.evidence, self.remedy))


def _rebuild(kind: type[DragomanError], message: str, evidence: str, remedy: str) -> DragomanError:
    return kind(message, evidence=evidence, remedy=remedy)


class InputError(DragomanError):
    """Something the caller gave cannot be used."""


class UnknownActor(InputError):
    """A country or organisation that the registry does not hold."""


class UnknownRecord(InputError):
    """An id that the dossier does not hold."""


class BadQuery(InputError):
    """A filter or date that cannot be understood."""


class BadMapping(InputError):
    """A table whose columns cannot be told apart."""


class SourceError(DragomanError):
    """One document cannot be read; it is recorded with this reason and the run goes on."""

    reason = "unreadable"


class Unreadable(SourceError):
    """Damaged, encrypted, or not what it says it is."""


class TooLarge(SourceError):
    """Over the limits on size, expansion or memory."""

    reason = "too large"


class TooSlow(SourceError):
    """The parser did not finish in time and was stopped."""

    reason = "too slow"


class NotText(SourceError):
    """Binary data without text."""

    reason = "not text"


class Empty(SourceError):
    """Nothing in it."""

    reason = "empty"


class UnsupportedLanguage(SourceError):
    """Surely not English."""

    reason = "unsupported language"


class DossierError(DragomanError):
    """Something about the dossier file."""


class NotADossier(DossierError):
    """A foreign or damaged file."""


class WrongVersion(DossierError):
    """Written by another version of Dragoman."""


class DossierBusy(DossierError):
    """Another process is writing."""


class StorageFull(DossierError):
    """The disk refused a write; nothing merged before is lost."""


class NotBuilt(DragomanError):
    """A documented command that a later version brings."""


class MissingPart(DragomanError):
    """An optional dependency or a model file is not there."""


class DamagedModel(DragomanError):
    """A file of the learned reader that is damaged or of another model."""
