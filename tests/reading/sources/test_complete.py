"""Whole pages of many kinds of outlets, every line with its verdict, and what the page says about itself."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.when import When
from dragoman.reading.sources.complete import complete
from dragoman.reading.sources.hints import Hints
from tests.reading.sources.layouts import LAYOUTS
from tests.reading.sources.pages import LEAD, SECOND, THIRD
from tests.reading.sources.pages import PAGES as FIRST

PAGES = FIRST | LAYOUTS


def read(text, hints=Hints(), url=None):  # noqa: B008
    return complete(Document(id="d", path="t.txt", media_type="text/plain", raw_hash="", content_hash="", text=text, url=url), hints)


def visible(text):
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"})


def verdicts(document):
    return {document.text[slice(*b.span)]: b.reason for b in document.boilerplate} | {document.text[s:e]: None for s, e in document.body}


@pytest.mark.parametrize("name", PAGES)
def test_every_line_gets_its_verdict(name):
    page = PAGES[name]
    found = verdicts(read(page.text))
    assert {line: found.get(line, "not a piece") for line, _ in page.lines} == dict(page.lines)


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, page in PAGES.items() for key in page.expected])
def test_metadata(name, key):
    document = read(PAGES[name].text)
    expected = PAGES[name].expected[key]
    if key == "published":
        when = document.published
        assert (str(when.start), str(when.end), when.basis) == expected
    else:
        assert getattr(document, key) == expected


def test_windows_line_ends_change_nothing():
    for page in PAGES.values():
        assert list(verdicts(read(page.text.replace("\n", "\r\n"))).items()) == list(verdicts(read(page.text)).items())


def test_hard_wrapped_paragraphs_are_one_span():
    text = (
        "Convoys cross the pass\n\nValdoria has shipped forty drones to its southern neighbour since\n"
        "the spring, two people who saw the crates "
        "at the border\nsaid. The ministry denied it.\n\nTraders say that convoys have "
        "crossed the pass every week since\nthe pact was signed in the town.\n"
    )
    document = read(text)
    assert [text[s:e].split()[0] for s, e in document.body] == ["Convoys", "Valdoria", "Traders"]


def test_single_line_paragraphs_stay_apart():
    document = read("\n".join([LEAD, SECOND, THIRD]))
    assert [document.text[s:e] for s, e in document.body] == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("label", ["column", "Analysis", "Opinion"])
def test_a_label_glued_to_a_quotation_is_cut_off(label):
    quotation = "“They must be held to account for it.”"
    document = read(f"{LEAD}\n\n{quotation}{label}")
    assert verdicts(document)[quotation] is None
    assert verdicts(document)[label] == "section label"


def test_a_last_word_that_is_no_label_stays():
    text = f"{LEAD}\n\nHe drove at the head of the column"
    assert read(text).body[-1][1] == len(text)


def test_credits_glued_to_the_last_paragraph_are_cut_off():
    document = read(f"{LEAD}\n\n{SECOND} (Reporting by Ida Moss; Editing by Sue Platt)")
    assert verdicts(document)[SECOND] is None
    assert verdicts(document)["(Reporting by Ida Moss; Editing by Sue Platt)"] == "wire credit"


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, Nov 6 (Reuters) -",
        "TEHRAN (Tasnim) –",
        "WASHINGTON —",
        "MOSCOW, November 6. /TASS/.",
        "BEIJING, Nov. 6 (Xinhua) --",
        "Kyiv (AFP) –",
        "KYIV, Ukraine (AP) —",
        "(Reuters) -",
        "LONDON, 6 November 2022 —",
        "Tehran, Nov 6, IRNA –",
    ],
)
def test_datelines_stand_apart(dateline):
    document = read(f"Drones cross the pass\n\n{dateline} {LEAD}\n\n{SECOND}")
    assert verdicts(document).get(dateline) == "dateline"
    assert verdicts(document)[LEAD] is None


@pytest.mark.parametrize(
    "opening", ["NATO is in talks — and the capital knows it.", "JCPOA – which lapsed – is dead.", "U.S. officials said no."]
)
def test_capitals_are_not_always_a_dateline(opening):
    assert verdicts(read(f"A headline here\n\n{opening} {LEAD}"))[f"{opening} {LEAD}"] is None


def test_repeats_are_marked_and_the_first_stays():
    document = read(f"Convoys cross the pass\n\nConvoys cross the pass\n\n{LEAD}\n\n{SECOND}\n\n{SECOND}")
    assert [b.reason for b in document.boilerplate] == ["repeated title", "repeated text"]


def test_a_standfirst_is_one_only_if_it_is_said_again():
    standfirst = "Whoever climbs the pass at dusk can hear the old bells of Valdoria ringing under the snow."
    echo = (
        "Shepherds swear that whoever climbs the pass at dusk can still hear the old bells of "
        "Valdoria ringing under the deep snow. So people say."
    )
    assert verdicts(read(f"The pass\n\n{standfirst}\n\nBy Ruth Calder\n\n{LEAD}\n\n{echo}"))[standfirst] == "standfirst"
    assert verdicts(read(f"The pass\n\n{standfirst}\n\nBy Ruth Calder\n\n{LEAD}\n\n{SECOND}"))[standfirst] is None


def test_a_note_on_somebody_in_the_story_stays():
    last = "Ana Petrova is the director of the customs post at the pass."
    document = read(f"The pass\n\n{LEAD}\n\n“We saw them,” Petrova said at dawn by the gate of the customs post.\n\n{last}")
    assert verdicts(document)[last] is None


def test_headings_inside_the_article_stay():
    for heading in ("Analysis", "Sober choices", "The pass, reopened", "Iran"):
        assert verdicts(read(f"The pass\n\n{LEAD}\n\n{heading}\n\n{SECOND}"))[heading] is None, heading


def test_hints_come_first():
    when = When(basis="stated")
    hints = Hints(
        title="Another title | The Pass Tribune", authors=("Ruth Calder",), outlet="The Pass Tribune", published=when, genre="opinion"
    )
    document = read(PAGES["US daily"].text, hints)
    assert (document.title, document.authors, document.outlet, document.published, document.genre) == (
        "Another title",
        ("Ruth Calder",),
        "The Pass Tribune",
        when,
        "opinion",
    )


@pytest.mark.parametrize(
    ("url", "start", "end"),
    [
        ("https://news.example/2022/11/06/pass", "2022-11-06", "2022-11-06"),
        ("https://news.example/2022/11/pass", "2022-11-01", "2022-11-30"),
        ("https://news.example/a-2022-11-06.html", "2022-11-06", "2022-11-06"),
    ],
)
def test_the_address_states_a_date(url, start, end):
    when = read(f"{LEAD}\n\n{SECOND}", url=url).published
    assert (str(when.start), str(when.end), when.basis) == (start, end, "stated")


def test_an_ambiguous_date_line_is_an_interval():
    when = read(f"The pass\n\n06/11/2022\n\n{LEAD}").published
    assert (str(when.start), str(when.end), when.basis) == ("2022-06-11", "2022-11-06", "stated")


def test_unknown_stays_unknown():
    document = read("Forty drones were seen at the pass.")
    assert (document.title, document.authors, document.outlet, document.origin, document.genre, document.published.basis) == (
        None,
        (),
        None,
        None,
        "unknown",
        "unknown",
    )


def test_a_document_with_an_error_comes_back_as_it_is():
    broken = Document(id="d", path="t", media_type="", raw_hash="", content_hash="", error="unreadable")
    assert complete(broken) is broken


def test_foreign_text_is_refused_with_its_language():
    text = (
        "Der Minister erklärte am Montag, dass die Lieferung von vierzig Drohnen an das "
        "Nachbarland nicht stattgefunden habe, und wies alle Vorwürfe "
        "zurück. Die Opposition verlangte im Parlament eine Untersuchung der Vorgänge an der Grenze."
    )
    document = read(text)
    assert (document.language, document.body) == ("de", ())
    assert "not in English" in document.error


@pytest.mark.parametrize(
    "text",
    [
        "Putin met Raisi in Tehran.",
        "Hello world",
        "Drones. Drones! Drones?",
        "Kyiv, Lviv, Odesa, Kharkiv",
        f"{LEAD}\n\n„Wir haben die Drohnen in der Nacht gesehen, und niemand hat sie versteckt“, sagte ein Händler am Pass.\n\n{SECOND}",
    ],
)
def test_english_is_never_refused(text):
    assert read(text).error is None


PARTS = st.sampled_from([line for page in PAGES.values() for line, _ in page.lines] + ["", " ", "\f", "\u00a0", "column", "#", "“”"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=12), st.sampled_from(["\n\n", "\n", "\r\n", " ", "\r", ""]), st.text(max_size=40))
def test_pieces_are_in_order_apart_and_hold_all_words(parts, gap, noise):
    text = gap.join([*parts, noise])
    document = read(text)
    spans = sorted([*document.body, *(b.span for b in document.boilerplate)])
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert list(document.body) == sorted(document.body)
    if document.error is None:
        covered = "".join(text[s:e] for s, e in spans)
        assert visible(covered) == visible(text)


@given(st.text(alphabet=" \t\r\n\f\u00a0\u2028\u200b", max_size=30))
def test_white_space_has_no_body(text):
    document = read(text)
    assert "".join(document.text[s:e] for s, e in document.body) == ""


@pytest.mark.parametrize("unit", ["A", "A.", "STRAIT ", "Mara Quill, ", "4 March 2021\n", "The Strait Wire\n"])
def test_odd_texts_take_linear_time(unit):
    """Patterns that try each place of an endless word again would take minutes here."""
    began = time.process_time()
    read((unit * 100_000)[:100_000])
    assert time.process_time() - began < 3
