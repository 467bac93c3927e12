import subprocess
import sys

import pytest

from dragoman.errors import UnknownActor
from dragoman.world.actors.cities import cities
from dragoman.world.actors.registry import Registry

REGISTRY = Registry.load()


def ids(name):
    return [s.entry.id for s in REGISTRY.lookup(name)]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("U.S.", "USA"), ("US", "USA"), ("the United States", "USA"), ("America", "USA"), ("UK", "GBR"), ("Britain", "GBR"), ("UAE", "ARE"),
        ("the Emirates", "ARE"), ("DPRK", "PRK"), ("North Korea", "PRK"), ("the Republic of Korea", "KOR"), ("Russian Federation", "RUS"),
        ("the Kremlin", "RUS"), ("the White House", "USA"), ("Foggy Bottom", "USA"), ("the Pentagon", "USA"), ("Downing Street", "GBR"),
        ("the Blue House", "KOR"), ("the Élysée", "FRA"), ("Zhongnanhai", "CHN"), ("Islamabad", "PAK"),
        ("Jerusalem", "ISR"), ("Kiev", "UKR"),
        ("Islamic Republic", "IRN"), ("Iranians", "IRN"), ("Dutch", "NLD"), ("Poles", "POL"), ("Soviet", "SUN"), ("USSR", "SUN"),
        ("Czechoslovakia", "CSK"), ("East Germany", "DDR"), ("Niger", "NER"), ("Nigerian", "NGA"), ("Türkiye", "TUR"), ("Burma", "MMR"),
        ("the West", "col:the-west"), ("NATO", "org:nato"), ("the U.N.", "org:un"), ("Hezbollah", "grp:hezbollah"), ("IRGC", "org:irgc"),
        ("the Taliban", "grp:taliban"), ("Putin", "per:vladimir-putin"), ("Zelenskiy", "per:volodymyr-zelenskyy"), ("Congo", "COD"),
    ],
)  # fmt: skip
def test_names(name, actor):
    assert ids(name) == [actor]


def test_ambiguous_names_keep_every_sense():
    assert set(ids("Korea")) == {"KOR", "PRK"}


def test_sectors():
    assert REGISTRY.lookup("the Pentagon")[0].sector == "MIL"
    assert REGISTRY.lookup("the Knesset")[0].sector == "LEG"
    assert REGISTRY.lookup("FSB")[0].entry.country == "RUS"


def test_the_longest_name_wins():
    text = "The Islamic Republic of Iran, South Sudan and the U.N. Security Council met; Nigeria and Guinea-Bissau did not."
    assert [text[s:e] for s, e, _ in REGISTRY.find(text)] == [
        "Islamic Republic of Iran", "South Sudan", "U.N. Security Council", "Nigeria", "Guinea-Bissau",
    ]  # fmt: skip


def test_no_name_inside_a_word():
    assert list(REGISTRY.find("Iranology, usable, omander")) == []


def test_country_and_entry():
    assert REGISTRY.country("IRN").name == "Iran"
    assert REGISTRY.country("SUN").successors[:1] == ("ARM",)
    for wrong in ("XXX", "org:nato", ""):
        with pytest.raises(UnknownActor):
            REGISTRY.country(wrong)


def test_state_by_any_name():
    assert [REGISTRY.state(n) for n in ("IRN", "irn", "Iran", "iran", "Iranian", "Tehran", "the Kremlin", "nowhere")] == [
        "IRN", "IRN", "IRN", "IRN", "IRN", "IRN", "RUS", None,
    ]  # fmt: skip


def test_every_fact_hangs_on_a_known_actor():
    for entry in REGISTRY.entries.values():
        assert entry.country is None or entry.country in REGISTRY.entries, entry
        assert all(heir in REGISTRY.entries for heir in entry.successors), entry


def test_terms_do_not_end_before_they_begin():
    for terms in REGISTRY.offices.values():
        for term in terms:
            assert term.start is None or term.end is None or term.start < term.end, term


def test_every_state_has_a_name_and_the_large_ones_everything():
    states = [e for e in REGISTRY.entries.values() if e.kind == "state"]
    assert len(states) > 240
    forms = {}
    for senses in REGISTRY.senses.values():
        for sense in senses:
            forms.setdefault(sense.entry.id, set()).add(sense.form)
    for code in ("RUS", "IRN", "UKR", "USA", "ISR", "CHN", "FRA", "DEU", "GBR", "IND", "TUR", "SAU", "SYR", "PAK", "JPN", "POL"):
        assert {"name", "adjective", "capital"} <= forms[code], code


def test_cities_have_a_known_country_and_real_coordinates():
    for same in cities().values():
        for city in same:
            assert city.country in REGISTRY.entries, city
            assert -90 <= city.lat <= 90, city
            assert -180 <= city.lon <= 180, city


def test_loads_in_under_150_milliseconds():
    code = (
        "import time; s = time.process_time(); from dragoman.world.actors.registry import Registry; "
        "Registry.load(); print(time.process_time() - s)"
    )
    # Processor time, the best of three: other work on the machine must not fail the test.
    taken = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3))
    assert taken < 0.15
