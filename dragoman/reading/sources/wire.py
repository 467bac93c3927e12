"""What the parser process and its owner say to each other: length-prefixed MessagePack, typed, no pickles from hostile input."""

from __future__ import annotations

import struct
from datetime import date

import msgspec

from dragoman.model.document import Document
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.mapping import ColumnMapping

LENGTH = struct.Struct(">I")
# A text of 2,000,000 characters takes 8 MB at most, its spans as much again.
LONGEST = 256 << 20


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Read this input, passing over its first ``skip`` units. ``path`` is in the file system's bytes."""

    locator: str
    path: bytes | None = None
    data: bytes | None = None
    mapping: ColumnMapping | None = None
    published: date | None = None
    limits: Limits
    skip: int = 0


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """Unit number ``unit`` (from 1) is being read, or ``unit`` of them are done; ``suffix`` is the locator's end of what is at hand."""

    unit: int
    suffix: str
    is_done: bool = False


class Found(msgspec.Struct, frozen=True, tag="found"):
    """A document, whole or with its error."""

    document: Document


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The input is read to its end."""


Message = Begun | Found | Done

_encoder = msgspec.msgpack.Encoder()
_messages: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
_requests = msgspec.msgpack.Decoder(Request)


def pack(message: Message | Request) -> bytes:
    """A message with its length in front."""
    body = _encoder.encode(message)
    return LENGTH.pack(len(body)) + body


def message(body: bytes | memoryview) -> Message:
    """The parser's message. Raises msgspec.MsgspecError where it is none."""
    return _messages.decode(body)


def request(body: bytes) -> Request:
    """The owner's request. Raises msgspec.MsgspecError where it is none."""
    return _requests.decode(body)
