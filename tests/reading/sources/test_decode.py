"""English is never mangled; what is not UTF-8 is told from its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import NotText
from dragoman.reading.sources.decode import decode
from tests.reading.sources.examples import PLAIN

WESTERN = "“Naïve”, said the Señora – café prices rose by £3. It’s the first rise since May, and the owners blame it on the price of milk."


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_utf8_comes_back_whole(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("text", ["Iran denies it.", "£5m", "Zürich.", "“No.”", "é", PLAIN, WESTERN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_utf(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"])
@pytest.mark.parametrize("text", ["Iran denies it.", PLAIN, WESTERN])
def test_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_newlines_stay() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_declared_encoding_serves_where_utf8_fails() -> None:
    text = "Маска упала на пол, и он сказал нет."
    assert decode(text.encode("koi8-r"), "koi8-r").text == text
    assert decode("naïve".encode("latin-1"), "utf-8").text == "naïve"
    assert decode("naïve".encode(), "latin-1").text == "naïve"


@pytest.mark.parametrize("declared", ["base64", "zlib", "idna", "unicode_escape", "utf-7", "nonsense", "", "\0"])
def test_odd_declarations_are_ignored(declared: str) -> None:
    assert decode(WESTERN.encode("cp1252"), declared).text == WESTERN


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = WESTERN.encode().replace(b"May", b"M\xffy")
    assert decode(data).text == WESTERN.replace("May", "M\ufffdy")


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03" * 99, b"\x7fELF" + bytes(60)])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)
