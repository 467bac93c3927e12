"""The parser process: reads requests from its standard input, answers on its standard output, and dies with its owner.

Started by ``parser.py`` as a program of its own (never forked: it must import neither the owner's main module nor spaCy).
"""

from __future__ import annotations

import logging
import os
import queue
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import DragomanError
from dragoman.reading.sources import wire
from dragoman.reading.sources.build import built, failed, refused
from dragoman.reading.sources.formats import Context, Parsed
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.stream import Budget, Source, base_name, bytes_source, file_source
from dragoman.reading.sources.walk import Unit, Walk

OUT_OF_MEMORY = 77
CRASHED = 70
# The owner kills a parser that is too slow; this is for an owner that died while the parser was deep in C code.
_SLACK = 5


def main() -> None:
    """Serve until standard input ends."""
    logging.disable(logging.CRITICAL)
    # Ctrl-C reaches the whole process group; the owner decides what becomes of the document at hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests: queue.SimpleQueue[wire.Request] = queue.SimpleQueue()
    # Only this thread reads standard input: when the owner dies, by whatever death, the pipe ends and so does this process.
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    limited = False
    while True:
        request = requests.get()
        if not limited:
            _limit(request.limits)
            limited = True
        try:
            _serve(request, sys.stdout.buffer)
        except Exception:  # noqa: BLE001 - boundary: the owner records a crash; a plain exit would abort on the listening thread's lock
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(CRASHED)


def _listen(stream: BinaryIO, requests: queue.SimpleQueue[wire.Request]) -> None:
    while True:
        length = stream.read(wire.LENGTH.size)
        if len(length) < wire.LENGTH.size:
            os._exit(0)
        body = stream.read(wire.LENGTH.unpack(length)[0])
        requests.put(wire.request(body))


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.spool + 1, limits.spool + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _serve(request: wire.Request, out: BinaryIO) -> None:
    messages = answers(request)
    try:
        while True:
            signal.alarm(int(request.limits.seconds) + _SLACK)
            message = next(messages, wire.Done())
            signal.alarm(0)
            out.write(wire.pack(message))
            out.flush()
            if isinstance(message, wire.Done):
                return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)


def answers(request: wire.Request) -> Iterator[wire.Message]:
    """The messages for one request, without the closing Done."""
    try:
        source = _source(request)
    except DragomanError as error:
        yield wire.Found(failed(request.locator, error))
        return
    limits = request.limits
    budget = Budget(limits.grace + limits.expansion * (source.size or 0), limits.expansion)
    context = Context(budget=budget, limits=limits, mapping=request.mapping)
    for piece in Walk(request.skip).through(source, context):
        if isinstance(piece, Unit):
            yield wire.Begun(piece.number, piece.suffix, piece.is_done)
        elif isinstance(piece, Parsed):
            yield wire.Found(built(piece, request.locator + piece.suffix, request.published, limits))
        else:
            yield wire.Found(refused(piece, request.locator + piece.suffix))


def _source(request: wire.Request) -> Source:
    if request.path is None:
        return bytes_source(request.data or b"", name=request.locator)
    return file_source(request.path, base_name(request.locator))


if __name__ == "__main__":
    main()
