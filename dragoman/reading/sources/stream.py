"""Bytes to be read: regular files only, everything that unfolds counted against a budget, nothing loaded beyond its limit."""

from __future__ import annotations

import io
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import TooLarge, Unreadable
from dragoman.reading.sources.limits import MIB

HEAD = 64 * 1024
_CHUNK = 256 * 1024
_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"))


class Budget:
    """How many bytes the archives of one input may still unfold to."""

    def __init__(self, total: int, ratio: int) -> None:
        self.left = total
        self.ratio = ratio

    def spend(self, size: int) -> None:
        """Take ``size`` bytes. Raises TooLarge when the input unfolds beyond its budget."""
        self.left -= size
        if self.left < 0:
            raise TooLarge(
                "this archive unfolds to far more than it weighs",
                evidence=f"over {self.ratio} bytes for each of its own",
                remedy="if you trust it, unpack it and add the folder",
            )


@dataclass(frozen=True)
class Source:
    """Bytes with a name, opened afresh at each ``open``.

    ``suffix`` is what the locator of the whole input gets appended (``!a.txt``, ``#7``); ``name`` is a hint for telling the format;
    ``size`` is None where only reading would tell; ``charset`` and ``url`` are what a protocol (HTTP in a WARC) declared.
    """

    name: str
    suffix: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    charset: str | None = None
    url: str | None = None

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        with self.open() as stream:
            return read_up_to(stream, HEAD)

    def load(self, limit: int) -> bytes:
        """All bytes. Raises TooLarge over ``limit`` (before reading, where the size is known) and Unreadable on damage."""
        if self.size is not None and self.size > limit:
            raise too_large(limit, self.size)
        with self.open() as stream:
            data = read_up_to(stream, limit + 1)
        if len(data) > limit:
            raise too_large(limit)
        return data

    def seekable(self, limit: int) -> BinaryIO:
        """An open stream that can seek: the file itself, else an unnamed temporary copy of at most ``limit`` bytes."""
        stream = self.open()
        if stream.seekable():
            return stream
        with stream:
            return _spooled(stream, limit)


def too_large(limit: int, size: int | None = None) -> TooLarge:
    """The error for one document over ``limit`` bytes."""
    seen = f"{size / MIB:,.0f} MiB" if size is not None else "more"
    return TooLarge("too large for one document", evidence=f"{seen}, the limit is {limit / MIB:,.0f} MiB", remedy="split it into articles")


def file_source(path: str | bytes, name: str) -> Source:
    """The source of a file on disk. Raises Unreadable where it is not a regular file that can be opened."""
    return Source(name=name, suffix="", open=lambda: _open_regular(path), size=_regular(path, _stat(path)))


def bytes_source(data: bytes, *, name: str, suffix: str = "", charset: str | None = None, url: str | None = None) -> Source:
    """The source of bytes already in memory."""
    return Source(name=name, suffix=suffix, open=lambda: io.BytesIO(data), size=len(data), charset=charset, url=url)


def read_up_to(stream: BinaryIO, limit: int) -> bytes:
    """At most ``limit`` bytes: raw streams may give fewer than asked for at each read."""
    parts: list[bytes] = []
    while limit > 0 and (part := stream.read(min(limit, _CHUNK))):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


class Metered(io.RawIOBase):
    """A decompressing stream whose output is taken from a budget and whose failures are Unreadable."""

    def __init__(self, inner: BinaryIO, budget: Budget, what: str) -> None:
        self._inner = inner
        self._budget = budget
        self._what = what

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer. Raises TooLarge over the budget, Unreadable where the data is damaged or cut off."""
        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._inner.read(len(view))
        except MemoryError:
            raise
        except Exception as error:  # boundary: zipfile and zstandard have error classes of their own
            raise damaged(self._what, error) from error
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the compressed stream, too."""
        if not self.closed:
            self._inner.close()
        super().close()


def metered(inner: BinaryIO, budget: Budget, what: str) -> BinaryIO:
    """A buffered Metered stream."""
    return cast("BinaryIO", io.BufferedReader(Metered(inner, budget, what), _CHUNK))


def damaged(what: str, error: BaseException) -> Unreadable:
    """The error for a container that cannot be unpacked to its end."""
    return Unreadable(
        f"the {what} is damaged or cut off", evidence=f"{type(error).__name__}: {error}"[:200], remedy="fetch it again, or repair it"
    )


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines with their ends, one at a time; None stands for a line longer than ``limit`` bytes, which is passed over."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def _stat(path: str | bytes) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - undecodable names come as bytes, which pathlib refuses
    except OSError as error:
        raise _cannot_open(error) from error


def _regular(path: str | bytes, status: os.stat_result) -> int:
    if not stat.S_ISREG(status.st_mode):
        what = next((word for test, word in _KINDS if test(status.st_mode)), "not a regular file")
        raise Unreadable("not a file with text in it", evidence=f"{os.fsdecode(path)!r} is {what}", remedy="give a file or pipe it to '-'")
    return status.st_size


def _open_regular(path: str | bytes) -> BinaryIO:
    # Non-blocking and checked again after opening: a path may have become a FIFO since it was listed, and that must never hang.
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _cannot_open(error) from error
    stream = os.fdopen(handle, "rb")
    try:
        _regular(path, os.fstat(handle))
    except Unreadable:
        stream.close()
        raise
    return stream


def _cannot_open(error: OSError) -> Unreadable:
    remedy = "check the path and that you may read it"
    return Unreadable("cannot be opened", evidence=error.strerror or str(error), remedy=remedy)


def _spooled(stream: BinaryIO, limit: int) -> BinaryIO:
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - handed to the caller, who closes it
    size = 0
    while part := stream.read(_CHUNK):
        size += len(part)
        if size > limit:
            copy.close()
            raise too_large(limit)
        copy.write(part)
    copy.seek(0)
    return copy


def base_name(locator: str) -> str:
    """The last part of a path, whichever slash it uses."""
    return Path(locator.replace("\\", "/")).name
