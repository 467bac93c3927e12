"""When acts were: inferred only where the text supports it, never from the saying or the publication."""

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.records import Claim, Event, Side, Speaker
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.resolve.resolve import resolve

PUBLISHED = When(start=date(2022, 11, 3), end=date(2022, 11, 3), precision="day", basis="stated")


def event(text, word, *, at=0, key="e1", kind="CONSULT", sides=("RUS", "IRN"), claim=None, time=UNKNOWN, aspect="episode"):
    start = -1
    for _ in range(at + 1):
        start = text.index(word, start + 1)
    actors = (Side(span=None, name=sides[0], actor=sides[0]),)
    return Event(
        id=key, doc="d", extractor="t/1", confidence=1.0, trigger=(start, start + len(word)), type=kind, mode=None, actors=actors,
        recipients=(Side(span=None, name=sides[1], actor=sides[1]),), polarity="+", certainty="certain", phase="completed", claim=claim,
        time=time, aspect=aspect,
    )  # fmt: skip


def claim(text, cue, content):
    at, start = text.index(cue), text.index(content)
    return Claim(
        id="c1", doc="d", extractor="t/1", confidence=1.0, speaker=Speaker(span=None, name=""), cue=((at, at + len(cue)),),
        content=((start, start + len(content)),), stance="affirms", speech_act="state", certainty="certain", quoted=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def when(annotator):
    """The event records of a text after resolution, by id."""

    def run(text, *records, published=PUBLISHED):
        document = Document(id="d", path="t", media_type="", raw_hash="", content_hash="", text=text, published=published)
        done = resolve(annotator.annotate(document), records, annotator.registry)
        return {r.id: r for r in done if isinstance(r, Event)}

    return run


def days(found):
    return (str(found.time.start), str(found.time.end), found.time.basis)


def test_a_date_that_fronts_the_sentence_governs_its_acts(when):
    text = "In July 2022, Putin flew to Tehran and met the clerics."
    assert days(when(text, event(text, "met"))["e1"]) == ("2022-07-01", "2022-07-31", "inferred")


def test_a_date_that_fronts_the_paragraph_holds_for_its_main_line(when):
    text = "In July 2022, Putin left Moscow. Amid loud protests, he visited Tehran."
    assert days(when(text, event(text, "visited"))["e1"]) == ("2022-07-01", "2022-07-31", "inferred")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In July 2022, Putin left Moscow. He had visited Tehran before.", "visited"),
        ("In July 2022, Putin left Moscow. He often visits Tehran.", "visits"),
        ("Putin visited Tehran.", "visited"),
        ("Putin visited Tehran, which had been quiet since May 2020.", "visited"),
    ],
)
def test_without_support_an_act_stays_undated(when, text, word):
    assert days(when(text, event(text, word))["e1"]) == ("None", "None", "unknown")


def test_the_day_of_the_saying_is_not_the_day_of_the_act(when):
    text = "Kirby said on Tuesday that Iran visited Moscow."
    said = When(start=date(2022, 11, 1), end=date(2022, 11, 1), precision="day", basis="stated", span=(14, 21))
    told = claim(text, "said", "Iran visited Moscow")
    assert days(when(text, told, event(text, "visited", claim="c1", time=said))["e1"]) == ("None", "None", "unknown")


def test_the_same_act_is_dated_by_its_other_telling(when):
    text = "Putin visited Tehran on July 19. The visit was short."
    stated = When(start=date(2022, 7, 19), end=date(2022, 7, 19), precision="day", basis="stated", span=(24, 31))
    found = when(text, event(text, "visited", time=stated), event(text, "visit", at=1, key="e2", aspect="background"))
    assert days(found["e2"]) == ("2022-07-19", "2022-07-19", "inferred")


def test_strikes_recur_and_lend_no_dates(when):
    text = "Russia struck Kyiv on July 19. Russia struck the port."
    stated = When(start=date(2022, 7, 19), end=date(2022, 7, 19), precision="day", basis="stated", span=(22, 29))
    struck = event(text, "struck", kind="ASSAULT", sides=("RUS", "UKR"), time=stated)
    found = when(text, struck, event(text, "struck", at=1, key="e2", kind="ASSAULT", sides=("RUS", "UKR")))
    assert days(found["e2"]) == ("None", "None", "unknown")


@pytest.mark.parametrize(
    ("year", "published", "historical"),
    [(2018, PUBLISHED, True), (2022, PUBLISHED, False), (2018, UNKNOWN, None), (None, PUBLISHED, None)],
)
def test_historical_is_over_a_year_before_the_text(when, year, published, historical):
    text = "Putin visited Tehran."
    time = When(start=date(year, 2, 1), end=date(year, 2, 28), precision="month", basis="stated") if year else UNKNOWN
    assert when(text, event(text, "visited", time=time), published=published)["e1"].historical is historical
