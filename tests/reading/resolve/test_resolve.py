from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.model.when import When
from dragoman.reading.resolve.resolve import resolve


def on(year, month=6, day=1):
    return When(start=date(year, month, day), end=date(year, month, day), precision="day", basis="stated")


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "sector"),
    [
        ("Iran sold drones.", "Iran", "IRN", None),
        ("The Kremlin denied it.", "Kremlin", "RUS", "GOV"),
        ("Tehran said so on Monday.", "Tehran", "IRN", "GOV"),
        ("The Iranian foreign minister met the envoy.", "The Iranian foreign minister", "IRN", "GOV"),
        ("Ukrainian troops fired on the town.", "Ukrainian troops", "UKR", "MIL"),
        ("Iranian officials met in Oman.", "Iranian officials", "IRN", "GOV"),
        ("Putin's government signed the pact.", "Putin's government", "RUS", "GOV"),
        ("NATO condemned the attack.", "NATO", "org:nato", "IGO"),
        ("Hezbollah fighters shelled the town.", "Hezbollah fighters", "grp:hezbollah", "REB"),
        ("Western pressure grew.", "Western pressure", "col:the-west", None),
        ("The Pentagon sent ships.", "The Pentagon", "USA", "MIL"),
        ("The Revolutionary Guards seized a tanker.", "The Revolutionary Guards", "IRN", "MIL"),
        ("The KGB watched them.", "The KGB", "SUN", "SPY"),
    ],
)
def test_sides(settle, text, phrase, actor, sector):
    assert [s[:2] for s in settle(text, phrase)] == [(actor, sector)]


@pytest.mark.parametrize("phrase", ["Iranian drones", "the weather", "analysts", "Mr. Nobody"])
def test_things_and_strangers_are_no_actors(settle, phrase):
    assert [s[0] for s in settle(f"In the end {phrase} changed the war.", phrase)] == [None]


def test_what_is_done_to_a_thing_is_done_to_its_owner(settle):
    text = "Russia struck Ukrainian energy infrastructure."
    assert settle(text, "Ukrainian energy infrastructure", recipient=True)[0][0] == "UKR"


def test_the_office_on_the_date_of_the_act_decides(settle):
    text = "Dmitry Medvedev signed the order."
    assert settle(text, "Dmitry Medvedev", when=on(2010))[0][:2] == ("RUS", "GOV")
    assert settle("Donald Trump signed a deal.", "Donald Trump", when=on(2018))[0][0] == "USA"
    assert settle("Donald Trump built a tower.", "Donald Trump", when=on(1985))[0][0] is None


@pytest.mark.parametrize(
    ("text", "phrase", "at", "actors"),
    [
        ("Russia praised the deal. It signed the pact in May.", "It", 0, ["RUS"]),
        ("Vladimir Putin flew to Baku. He met the press.", "He", 0, ["RUS"]),
        ("Vladimir Putin flew to Baku with his government.", "his government", 0, ["RUS"]),
        ("Russia and Iran signed a pact. The two countries will trade oil.", "The two countries", 0, ["RUS", "IRN"]),
        ("Trade between Lima and Quito grew. Both sides gained.", "Both sides", 0, ["PER", "ECU"]),
        ("Hamas fired rockets. The group denied it.", "The group", 0, ["grp:hamas"]),
        ("Ayatollah Ali Khamenei spoke. The ayatollah praised them.", "The ayatollah", 0, ["IRN"]),
        ("Canada decided to punish Mali for its support of Togo.", "its", 0, ["MLI"]),
        ("Iran, which armed the rebels, denied it.", "which", 0, ["IRN"]),
        ("Iran armed the rebels. The regime denied it.", "The regime", 0, ["IRN"]),
        ("Norway's foreign minister said his country sold jets.", "his country", 0, ["NOR"]),
        ("Dozens of Cuban doctors were there, where they trained nurses.", "they", 0, ["CUB"]),
        ("Kyiv did not believe them. The foreign ministry expelled two envoys.", "The foreign ministry", 0, ["UKR"]),
        ("Iranian officials met in Oman. The officials left at night.", "The officials", 0, ["IRN"]),
        ("The foreign ministry in Oslo expelled them.", "The foreign ministry in Oslo", 0, ["NOR"]),
        ("A spokesman for Peru's foreign ministry, Ivo Ditko, left.", "A spokesman for Peru's foreign ministry, Ivo Ditko", 0, ["PER"]),
        ("The administration's Iran envoy left. Peru slept.", "Peru", 0, ["PER"]),
        ("European powers urged restraint.", "European powers", 0, ["col:europe"]),
        ("Ukraine waits. The operator Ukrenergo shut plants after the country's army asked.", "the country's army", 0, ["UKR"]),
    ],
)
def test_pronouns_and_definite_phrases(settle, text, phrase, at, actors):
    assert [s[0] for s in settle(text, phrase, at)] == actors


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Iran became Russia's ally, giving drones for its attacks.", "its"),
        ("Russia and Iran signed a pact. It was long.", "It"),
        ("The regime fell.", "The regime"),
        ("The group met.", "The group"),
        ("They met. The two countries talked.", "The two countries"),
        ("He left.", "He"),
        ("Peru spoke. It would be wrong to speak of affection.", "It"),
        ("Tehran asked and Moscow considered. It paid in 2010.", "It"),
        ("Britain spoke. The army of a superpower left.", "The army"),
        ("Iran met Peru. The governments that impose them left.", "The governments"),
        ("The administration's Iran envoy left.", "The administration's Iran envoy"),
        ("The ambassador in Kyiv spoke.", "The ambassador in Kyiv"),
        ("France, Norway and Chile met Peru's envoy. Its army moved.", "Its army"),
    ],
)
def test_unsure_cases_abstain(settle, text, phrase):
    assert [s[0] for s in settle(text, phrase)] == [None]


def test_a_pronoun_takes_the_name_of_what_it_stands_for(settle):
    assert settle("Vladimir Putin flew to Baku. He met the press.", "He") == [("RUS", "GOV", "Vladimir Putin")]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Iranian officials said so.", "Iranian officials", (None, "IRN")),
        ("A senior Iranian official said so.", "A senior Iranian official", (None, "IRN")),
        ("Western officials said so.", "Western officials", (None, "col:the-west")),
        ("The Kremlin said so.", "Kremlin", ("RUS", "RUS")),
        ("Officials said so.", "Officials", (None, None)),
        ("Reuters reported it.", "Reuters", ("org:reuters", "org:reuters")),
        ("Antony Blinken said so.", "Antony Blinken", ("USA", "USA")),
        ("Neither Moscow nor Tehran confirmed it.", "Moscow nor Tehran", (None, None)),
        ("The state news agency IRNA reported it.", "The state news agency IRNA", ("org:irna", "IRN")),
        ("Jane Roe of the RAND Corporation said so.", "Jane Roe of the RAND Corporation", (None, "org:rand")),
        ("Russia's Security Council said so.", "Russia's Security Council", ("RUS", "RUS")),
        ("John Smith, a scholar at the RAND Corporation, said so.", "John Smith", (None, "org:rand")),
    ],
)
def test_speakers(speaker, text, phrase, expected):
    assert speaker(text, phrase)[:2] == expected


def test_all_records_come_in_text_order(annotator):
    text = "Iran sold 40 drones to Russia in July 2022. It denied the sale."
    annotation = annotator.annotate(Document(id="d", path="t", media_type="", raw_hash="", content_hash="", text=text))
    starts = [r.anchor[0] for r in resolve(annotation, [], annotator.registry)]
    assert starts == sorted(starts)
    assert len(starts) >= 4
