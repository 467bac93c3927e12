"""The owner's side of a parser process: starts it, waits no longer than the limit for each document, kills and restarts it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import msgspec

from dragoman.errors import SourceError, TooLarge, TooSlow, Unreadable
from dragoman.model.document import Document
from dragoman.reading.sources import wire
from dragoman.reading.sources.build import failed
from dragoman.reading.sources.limits import Limits

OUT_OF_MEMORY = 77
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from dragoman.reading.sources.child import main; main()"
# A page that kills its parser costs a restart (0.3 s) and a new walk through its archive; past so many, the archive is the attack.
_RESTARTS = 50
# Starting takes 0.3 s; on a machine under heavy load it has been seen to take 4.
_START = 30
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class _Deadline:
    """How long an answer may take, in seconds, and when on the monotonic clock that is over."""

    seconds: float
    at: float


class Parser:
    """One parser process, started when first needed. Not for use by two threads at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = bytearray()

    def read(self, request: wire.Request) -> Iterator[Document]:
        """The documents of one input; what times out or crashes is a document with its error, and the rest of the input follows."""
        for _ in range(_RESTARTS):
            last = wire.Begun(0, "")
            try:
                for message in self._messages(request):
                    if isinstance(message, wire.Found):
                        # A unit that is one document is done with it, whatever befalls its parser before it says so.
                        is_whole = message.document.path == request.locator + last.suffix
                        last = msgspec.structs.replace(last, is_done=last.is_done or is_whole)
                        yield message.document
                    elif isinstance(message, wire.Begun):
                        last = message
                return
            except SourceError as error:
                self.kill()
                # A parser that died between two units is not the first one's fault; one that cannot get past them is the container's.
                is_stuck = last.unit <= request.skip
                if is_stuck or not last.is_done:
                    yield failed(request.locator + last.suffix, error)
                if is_stuck:
                    return
                request = msgspec.structs.replace(request, skip=last.unit)
            except GeneratorExit:
                self.kill()
                raise
        many = TooSlow("the rest was not read", evidence=f"its parser had to be restarted {_RESTARTS} times", remedy="unpack it")
        yield failed(request.locator, many)

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        self._buffer.clear()
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()

    def _messages(self, request: wire.Request) -> Iterator[wire.Message]:
        seconds = request.limits.seconds + (0 if self._is_running() else _START)
        process = self._started()
        self._send(process, wire.pack(request))
        while True:
            message = self._receive(process, seconds)
            seconds = request.limits.seconds
            if isinstance(message, wire.Done):
                return
            yield message

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _started(self) -> subprocess.Popen[bytes]:
        if not self._is_running():
            self.kill()
            # One thread each: workers already fill the cores, and each thread of a maths library reserves memory against the limit.
            threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
            environment = {**os.environ, **threads, "MALLOC_ARENA_MAX": "2", "ARROW_DEFAULT_MEMORY_POOL": "system"}
            command = [sys.executable, "-c", _BOOT, *(p or os.getcwd() for p in sys.path)]  # noqa: PTH109
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, env=environment
            )
        assert self._process is not None
        return self._process

    def _send(self, process: subprocess.Popen[bytes], data: bytes) -> None:
        view = memoryview(data)
        try:
            while view and process.stdin is not None:
                view = view[process.stdin.write(view) or 0 :]
        except BrokenPipeError:
            raise self._died(process) from None

    def _receive(self, process: subprocess.Popen[bytes], seconds: float) -> wire.Message:
        deadline = _Deadline(seconds, time.monotonic() + seconds)
        self._fill(process, wire.LENGTH.size, deadline)
        size = wire.LENGTH.unpack_from(self._buffer)[0]
        if size > wire.LONGEST:
            raise Unreadable("the parser answered nonsense", evidence=f"{size:,} bytes", remedy="report this file")
        end = wire.LENGTH.size + size
        self._fill(process, end, deadline)
        body = bytes(self._buffer[wire.LENGTH.size : end])
        del self._buffer[:end]
        try:
            return wire.message(body)
        except msgspec.MsgspecError as error:
            raise Unreadable("the parser answered nonsense", evidence=str(error)[:160], remedy="report this file") from error

    def _fill(self, process: subprocess.Popen[bytes], size: int, deadline: _Deadline) -> None:
        while len(self._buffer) < size:
            self._wait(process, deadline)
            part = os.read(process.stdout.fileno(), _CHUNK) if process.stdout else b""
            if not part:
                raise self._died(process)
            self._buffer += part

    def _wait(self, process: subprocess.Popen[bytes], deadline: _Deadline) -> None:
        poll = select.poll()
        poll.register(process.stdout or 0, select.POLLIN)
        left = deadline.at - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            evidence = f"no answer in {deadline.seconds:g} s"
            raise TooSlow("the parser was stopped", evidence=evidence, remedy="give the document as plain text")

    def _died(self, process: subprocess.Popen[bytes]) -> SourceError:
        code = process.wait()
        if code == OUT_OF_MEMORY:
            return TooLarge("more than the parser may hold", evidence="out of memory", remedy="give the document as plain text")
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Unreadable("the parser crashed on it", evidence=name, remedy="give the document as plain text")


# Keyed by process, as a parser that a forked process inherited belongs to its parent and using it would mix their answers; and by
# limits, as a process cannot take its own memory limit back.
_idle: dict[tuple[int, Limits], list[Parser]] = {}


@contextmanager
def borrowed(limits: Limits) -> Iterator[Parser]:
    """A parser for as long as the block lasts; kept warm for the next block. Safe over threads and forks."""
    shelf = _idle.setdefault((os.getpid(), limits), [])
    try:
        parser = shelf.pop()
    except IndexError:
        parser = Parser()
    try:
        yield parser
    finally:
        shelf.append(parser)
