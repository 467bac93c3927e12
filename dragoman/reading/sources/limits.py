"""How much of a machine one input may use."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on reading. Sizes are bytes unless the name says otherwise.

    ``document`` bounds the bytes of one text, page, row or feed; ``pdf`` those of one PDF, whose pictures weigh much. All archives and
    compressed streams of one input may unfold to ``expansion`` bytes for each byte of the input, over a ``grace`` that lets small
    files pass. ``spool`` bounds what is written to a temporary file to make a nested archive seekable; ``depth`` counts archives in
    archives; ``seconds`` are those of one document.
    """

    seconds: float = 60.0
    memory: int = 1536 * MIB
    characters: int = 2_000_000
    document: int = 32 * MIB
    pdf: int = 200 * MIB
    expansion: int = 200
    grace: int = 16 * MIB
    spool: int = 512 * MIB
    stdin: int = 64 * MIB
    depth: int = 4


DEFAULT = Limits()
