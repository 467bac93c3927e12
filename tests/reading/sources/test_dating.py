"""Bounds on the publication date from the article's own words, each with its reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Boilerplate, Document
from dragoman.reading.sources.dating import explain, infer

PLAIN = "The envoys met at the pass, and the ministry said nothing of it."


def page(*paragraphs, caption=None):
    text, body = "", []
    for paragraph in paragraphs:
        body.append((len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    furniture = ()
    if caption:
        furniture = (Boilerplate(span=(len(text), len(text) + len(caption)), reason="caption"),)
        text += caption
    return Document(id="d", path="t", media_type="", raw_hash="", content_hash="", text=text, body=tuple(body), boilerplate=furniture)


def bounds(*paragraphs, **more):
    when = infer(page(*paragraphs, **more))
    return (when.start, when.end) if when else None


def test_the_latest_act_told_as_past_is_the_lower_bound():
    assert bounds("The pact was signed in July 2019.", "In March 2021 convoys crossed the pass.") == (date(2021, 3, 1), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry wants to double exports by 2030.",
        "They agreed to finish the road by 2030.",
        "The plan was drawn up to last until 2035.",
        "Under its Vision 2040 the state has built two ports.",
        "Valdoria could join the bloc in 2031.",
        "It will open a plant in 2028.",
    ],
)
def test_a_year_that_lies_ahead_bounds_nothing(sentence):
    assert bounds(f"The pact was signed in 2019. {sentence}") == (date(2019, 1, 1), None)


def test_an_announced_day_is_the_upper_bound():
    assert bounds("The pact was signed in 2019.", "The two presidents will meet on 9 November 2022.") == (
        date(2019, 1, 1),
        date(2022, 11, 9),
    )


def test_a_promise_in_a_quotation_is_no_upper_bound():
    assert bounds("The pact was signed in 2019.", "“We will meet on 9 November 2018,” he said.")[1] is None


def test_captions_do_not_count():
    assert bounds(PLAIN, caption="The palace, photographed on May 4, 2018, was closed.") is None


def test_time_elapsed_since_a_known_happening():
    start, end = bounds("Ukraine says that in its eight months of war against the invader half the mills have closed.")
    assert start < date(2022, 10, 24) < end
    assert (end - start).days < 60


def test_elapsed_time_in_an_old_quotation_gives_no_upper_bound():
    start, end = bounds("“After eight months of war in Ukraine the granaries are empty,” the general wrote in his memoir.")
    assert start is not None
    assert end is None


def test_more_than_and_nearly_move_the_bounds():
    more = bounds("For more than ten months of war in Ukraine the line has hardly moved.")
    nearly = bounds("For nearly ten months of war in Ukraine the line has hardly moved.")
    assert nearly[1] <= more[0]


def test_a_month_without_year_is_within_a_year_of_the_happening():
    assert bounds("Ukraine has sold no barley since the war broke out in February.") == (date(2022, 2, 24), date(2023, 2, 24))


def test_the_second_year_of_the_war():
    start, end = bounds("In the second year of the war, Ukraine built its own drones.")
    assert start == date(2023, 2, 24)
    assert end is None


def test_most_of_the_past_year():
    assert bounds("For most of the last year, tanneries have felt the war against Ukraine.")[0] == date(2022, 8, 26)


def test_offices_that_have_passed_on():
    assert bounds("Former President Donald Trump bought a hotel.") == (date(2021, 1, 20), date(2025, 1, 20))


def test_no_sign_no_date():
    assert bounds(PLAIN) is None
    assert explain(page(PLAIN)) == ()


def test_every_bound_says_why_and_where():
    document = page("Ukraine has sold no barley since the war broke out in February.", "The pact was signed in July 2019.")
    for bound in explain(document):
        assert bound.reason
        assert document.text[slice(*bound.span)] in {"February", "July 2019"}


@given(
    st.lists(
        st.sampled_from(
            [
                PLAIN,
                "In July 2022 it was said.",
                "War in Ukraine, eight months of war, has gone on.",
                "It will open on 3 May 2023.",
                "by 2030",
                "Mr. X. said no...",
                "“",
                "in 9999",
            ]
        )
        | st.text(max_size=40),
        max_size=6,
    )
)
def test_intervals_are_never_inverted(paragraphs):
    when = infer(page(*[p for p in paragraphs if p]))
    assert when is None or when.start is None or when.end is None or when.start <= when.end
