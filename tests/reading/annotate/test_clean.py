import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.annotate.clean import clean
from dragoman.reading.annotate.sentences import sentence_starts

ODD = "aA z.\"'“”‘’′\u00a0\u202f\u2009\u00ad\u200b\ufeffﬁﬄ…\n\r\t•-—–é1,?!"


def cleaned(text):
    return clean(text, (0, len(text))).text


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("Iran‘s allies", "Iran's allies"),
        ("America’s", "America's"),
        ("Iran′s", "Iran's"),
        ("“Yes,” he said", '"Yes," he said'),
        ("Zelen\u00adskyy", "Zelenskyy"),
        ("Mos\u200bcow", "Moscow"),
        ("40\u00a0turbines", "40 turbines"),
        ("4\u2009500", "4 500"),
        ("oﬃce", "office"),
        ("wait…", "wait..."),
        ("one\r\nline", "one line"),
        ("  two  spaces ", "two spaces"),
        ("• a point", "a point"),
        ("Tehran\u2011Moscow", "Tehran-Moscow"),
    ],
)
def test_odd_characters_become_plain(odd, plain):
    assert cleaned(odd) == plain


def test_empty():
    assert cleaned("") == ""
    assert list(clean("   ", (1, 3)).offsets) == [1]


@given(st.text(alphabet=ODD, max_size=80), st.integers(0, 10))
def test_every_clean_character_leads_to_its_original(text, skip):
    skip = min(skip, len(text))
    result = clean(text, (skip, len(text)))
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    assert all(skip <= at <= len(text) for at in result.offsets)
    for char, at in zip(result.text, result.offsets, strict=False):
        if char.isalnum() and text[at].isascii():
            assert text[at] == char


@given(st.text(alphabet=ODD + "Mr Gen U.S. He said", max_size=120))
def test_sentence_starts_stay_inside_the_text(text):
    plain = cleaned(text)
    starts = sentence_starts(plain)
    assert starts == sorted(set(starts))
    assert all(0 <= at < len(plain) for at in starts)
    assert not plain or starts[0] == 0
