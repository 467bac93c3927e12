"""What the user gave: files, folders, globs and standard input, each to inputs under stable names."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.reading.sources.limits import DEFAULT, Limits
from dragoman.reading.sources.stream import read_up_to

STDIN = "-"
# A dossier beside the articles that it is made from is no article.
_OURS = (".duckdb", ".duckdb.wal", ".duckdb.inbox", ".duckdb.owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file as given, or the bytes of standard input. Picklable.

    ``locator`` is its stable name; archives, tables, feeds and web archives append ``!member`` or ``#row`` to it. ``fault`` says why
    it cannot be read at all, where looking for it already told (``remedy`` what to do).
    ``size`` is in bytes as they lie there (compressed where they are); None where that is not known.
    """

    locator: str
    path: str | None = None
    data: bytes | None = None
    size: int | None = None
    fault: str | None = None
    remedy: str = ""


def discover(paths: Iterable[str | os.PathLike[str]], *, root: str | os.PathLike[str] | None = None) -> Iterator[Input]:
    """The inputs under ``paths`` (files, folders, globs, ``-``), in the order given and by name within folders, each once.

    Locators are normalised paths, relative to ``root`` where one is given. Hidden files and dossiers inside folders are passed over.
    What cannot be looked at (no such path, no permission, a loop of links) is an input with a ``fault``.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _found(os.fspath(given), root):
            if found.locator not in seen:
                seen.add(found.locator)
                yield found


def from_stdin(limits: Limits = DEFAULT) -> Input:
    """Standard input, read to its end; an input with a fault where it is larger than ``limits.stdin``."""
    data = read_up_to(sys.stdin.buffer, limits.stdin + 1)
    if len(data) > limits.stdin:
        return Input(locator=STDIN, fault=f"more than {limits.stdin >> 20} MiB on standard input", remedy="save it to a file and add that")
    return Input(locator=STDIN, data=data, size=len(data))


def locate(path: str, root: str | os.PathLike[str] | None = None) -> str:
    """The stable name of a path: normalised, relative to ``root`` where given, bytes that are not UTF-8 written as escapes."""
    name = os.path.relpath(path, root) if root is not None else os.path.normpath(path)
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _found(given: str, root: str | os.PathLike[str] | None) -> Iterator[Input]:
    if given == STDIN:
        yield from_stdin()
    elif os.path.lexists(given):
        yield from _Walk(root).of(given)
    elif glob.has_magic(given):
        yield from _globbed(given, root)
    else:
        yield _fault(given, root, "no such file or folder", "check the path")


def _globbed(pattern: str, root: str | os.PathLike[str] | None) -> Iterator[Input]:
    matches = sorted(glob.glob(pattern, recursive=True), key=os.fsencode)  # noqa: PTH207 - patterns may be absolute
    walk = _Walk(root)
    for match in matches:
        yield from walk.of(match)
    if not matches:
        yield _fault(pattern, root, "nothing matches this pattern", "check it, and quote it against the shell")


def _fault(path: str, root: str | os.PathLike[str] | None, message: str, remedy: str) -> Input:
    return Input(locator=locate(path, root), fault=message, remedy=remedy)


class _Walk:
    """A walk through folders that enters each real folder once, links last, so that no loop of links can hold it."""

    def __init__(self, root: str | os.PathLike[str] | None) -> None:
        self._root = root
        self._entered: dict[tuple[int, int], str] = {}

    def of(self, path: str) -> Iterator[Input]:
        """The inputs at or under a path."""
        links: list[str] = []
        yield from self._at(path, links)
        while links:
            later, links = links, []
            for link in later:
                yield from self._folder(link, links)

    def _at(self, path: str, links: list[str]) -> Iterator[Input]:
        try:
            status = Path(path).stat()
        except OSError as error:
            yield self._refused(path, error)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path, links)
        else:
            yield Input(locator=locate(path, self._root), path=path, size=status.st_size)

    def _folder(self, path: str, links: list[str]) -> Iterator[Input]:
        try:
            status = Path(path).stat()
            key = status.st_dev, status.st_ino
            if key in self._entered:
                yield self._again(path, self._entered[key])
                return
            names = sorted(os.listdir(path), key=os.fsencode)  # noqa: PTH208 - names may not be UTF-8
        except OSError as error:
            yield self._refused(path, error)
            return
        self._entered[key] = path
        for name in names:
            if not name.startswith(".") and not name.endswith(_OURS):
                yield from self._entry(os.path.join(path, name), links)  # noqa: PTH118

    def _entry(self, path: str, links: list[str]) -> Iterator[Input]:
        if os.path.islink(path) and os.path.isdir(path):  # noqa: PTH112, PTH114
            links.append(path)
        else:
            yield from self._at(path, links)

    def _refused(self, path: str, error: OSError) -> Input:
        return _fault(path, self._root, f"cannot be opened: {error.strerror}", "check the path, its links and that you may read it")

    def _again(self, path: str, first: str) -> Input:
        message = f"a link that leads back to {locate(first, self._root)}, which is read there"
        return _fault(path, self._root, message, "nothing to do, or remove the link")
