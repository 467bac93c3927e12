from datetime import date
from itertools import pairwise

import pytest

from dragoman.model.when import When

PUBLISHED = When(start=date(2022, 11, 3), end=date(2022, 11, 3), precision="day", basis="stated")


@pytest.fixture(scope="session")
def mentions(annotate):
    def run(text, published=PUBLISHED):
        annotation = annotate(text, published=published)
        return {text[m.span[0] : m.span[1]]: m for m in annotation.mentions}

    return run


@pytest.mark.parametrize(
    ("text", "phrase", "label", "actor", "sector"),
    [
        ("Iran sold drones.", "Iran", "state", "IRN", None),
        ("Iran‘s army moved.", "Iran‘s army", "role", "IRN", "MIL"),
        ("The Iranian drones fell.", "Iranian", "adjective", "IRN", None),
        ("Many Iranians left.", "Iranians", "people", "IRN", None),
        ("Tehran denied it.", "Tehran", "capital", "IRN", "GOV"),
        ("The Kremlin denied it.", "Kremlin", "metonym", "RUS", "GOV"),
        ("Russian President Vladimir Putin left.", "Russian President Vladimir Putin", "person", "RUS", "GOV"),
        ("Mr. Putin left.", "Mr. Putin", "person", "RUS", "GOV"),
        ("The Iranian foreign minister left.", "The Iranian foreign minister", "role", "IRN", "GOV"),
        ("Ukrainian forces advanced.", "Ukrainian forces", "role", "UKR", "MIL"),
        ("Israel's defense minister left.", "Israel's defense minister", "role", "ISR", "MIL"),
        ("NATO met.", "NATO", "organisation", "org:nato", "IGO"),
        ("Hamas fired rockets.", "Hamas", "group", "grp:hamas", "REB"),
        ("The West agreed.", "West", "collective", "col:the-west", None),
        ("Western officials agreed.", "Western officials", "role", "col:the-west", "GOV"),
        ("Turkish Foreign Minister Mevlut Cavusoglu left.", "Turkish Foreign Minister Mevlut Cavusoglu", "person", "TUR", "GOV"),
        ("The Obama administration agreed.", "The Obama administration", "role", "USA", "GOV"),
        ("Zelen\u00adskyy spoke.", "Zelen\u00adskyy", "person", "UKR", "GOV"),
    ],
)
def test_mention(mentions, text, phrase, label, actor, sector):
    found = mentions(text)
    assert phrase in found, found
    assert (found[phrase].label, found[phrase].actor, found[phrase].sector) == (label, actor, sector)
    assert found[phrase].rule


def test_a_known_person_is_the_first_candidate(mentions):
    found = mentions("Russian President Vladimir Putin left.")["Russian President Vladimir Putin"]
    assert found.candidates[0].actor == "per:vladimir-putin"


def test_a_surname_goes_back_to_the_full_name(mentions):
    found = mentions("John Hardie and Jane Orlova wrote it. Mr. Hardie agreed.")
    assert found["Mr. Hardie"].name == "John Hardie"


@pytest.mark.parametrize(("text", "wrong"), [("Michael Jordan played in Chicago.", "Jordan"), ("Kanye West sang.", "West")])
def test_names_inside_names_of_people(mentions, text, wrong):
    assert all(m.actor is None for span, m in mentions(text).items() if wrong in span)


def test_georgia(mentions):
    assert "Georgia" not in mentions("In Atlanta, Georgia voters chose a Republican senator.")
    assert mentions("Georgia and Armenia met in Tbilisi.")["Georgia"].actor == "GEO"


def test_korea_is_what_the_text_calls_it(mentions):
    assert mentions("North Korea fired. Korea denied it.")["Korea"].actor == "PRK"
    unsure = mentions("Korea fired a missile.")["Korea"]
    assert unsure.actor is None
    assert {c.actor for c in unsure.candidates} == {"KOR", "PRK"}


def test_a_weapon_is_no_person(mentions):
    assert not any(m.label == "person" for m in mentions("Russia used Shahed-136 drones near Tehran.").values())


def test_coordinated_officials_keep_both(mentions):
    found = mentions("Peruvian and Western diplomats agreed.")["Peruvian and Western diplomats"]
    assert found.actor is None
    assert {c.actor for c in found.candidates} == {"PER", "col:the-west"}


def test_a_former_president_is_marked(mentions):
    found = mentions("Former President Donald Trump spoke.")["Former President Donald Trump"]
    assert found.rule.endswith("called former")
    assert found.confidence < 0.9


def test_a_later_office_is_never_given(mentions):
    long_ago = When(start=date(1998, 1, 1), end=date(1998, 1, 1), precision="day", basis="stated")
    assert mentions("Vladimir Putin spoke.", long_ago)["Vladimir Putin"].actor is None


def test_mentions_do_not_overlap(annotate):
    text = "Iranian Foreign Minister Hossein Amir-Abdollahian met the Russian president's special envoy for Syria, Alexander Lavrentiev."
    spans = [m.span for m in annotate(text).mentions]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_places(annotate):
    text = "Shelling hit Kharkiv on Monday, and envoys met in Tehran, Iran."
    found = {p.name: p for p in annotate(text).places}
    assert (found["Kharkiv"].country, round(found["Kharkiv"].lat)) == ("UKR", 50)
    assert found["Tehran"].country == "IRN"
    assert found["Iran"].lat is None
