from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.world.actors.additions import extended
from dragoman.world.actors.dictionaries import load, parse, read
from dragoman.world.actors.registry import Registry

REGISTRY = Registry.load()
SAMPLE = """# Invented for this test.

HARBOUR_OFFICE_  [DNKGOV]   # a body
+OFFICE_OF_THE_HARBOUR_
IVO_DITKO_  # CountryInfo.txt
+DITKO_
+O'DITKO_
\t[PERELI <20190301]
\t[PERGOV 190301-210630] # minister
\t[PERELI >20210701]
DANISH_KINGDOM_OF_OURS [DNK]
REED_FRONT_ [SWEREB]
NORDIC_CATTLE_LEAGUE [IGOAGR]
NOBODY_AT_ALL [---]
Mixed_Case_Union [NORLAB]
HBO_ [DNKMED]
"""


def loaded(text):
    return extended(REGISTRY, parse(text, "ours.txt", REGISTRY))


def test_a_dictionary_adds_actors():
    ours = loaded(SAMPLE)
    body = ours.entry("org:harbour-office")
    assert (body.name, body.sector, body.country, body.kind) == ("Harbour Office", "GOV", "DNK", "organisation")
    assert ours.lookup("Office of the Harbour")[0].entry is body
    assert ours.entry("grp:reed-front").kind == "group"
    assert (ours.entry("org:nordic-cattle-league").sector, ours.entry("org:nordic-cattle-league").country) == ("IGO", None)
    assert [s.entry.id for s in ours.lookup("Danish Kingdom of Ours")] == ["DNK"]
    assert ours.lookup("Mixed Case Union")[0].sector == "LAB"
    assert [s.entry.id for s in ours.lookup("HBO")] == [s.entry.id for s in ours.lookup("Hbo")] == ["org:hbo"]
    assert ours.lookup("Nobody At All") == ours.lookup("Nobody at All") == ()


def test_dated_codes_are_a_person_s_terms():
    ours = loaded(SAMPLE)
    assert ours.entry("per:ivo-ditko").kind == "person"
    assert [(s.entry.id, s.form) for s in ours.lookup("Ditko")] == [("per:ivo-ditko", "surname")]
    assert ours.lookup("O'Ditko")
    terms = [(t.title, t.country, t.sector, t.start, t.end) for t in ours.offices["per:ivo-ditko"]]
    assert terms == [
        ("PERELI", "PER", "ELI", None, date(2019, 3, 1)),
        ("PERGOV", "PER", "GOV", date(2019, 3, 1), date(2021, 6, 30)),
        ("PERELI", "PER", "ELI", date(2021, 7, 1), None),
    ]


def test_a_state_with_changing_codes_is_a_state():
    ours = loaded("SNOWLAND_\n\t[USRGEO <900823]\n\t[GEO >911221]\n")
    assert [s.entry.id for s in ours.lookup("Snowland")] == ["GEO"]


def test_what_the_registry_knows_stands():
    ours = loaded("VLADIMIR_PUTIN_\n+TSAR_OF_OURS_\n\t[RUSGOV >000507]\n")
    assert ours.entry("per:vladimir-putin") == REGISTRY.entry("per:vladimir-putin")
    assert ours.offices["per:vladimir-putin"] == REGISTRY.offices["per:vladimir-putin"]
    assert ours.lookup("Tsar of Ours")[0].entry.id == "per:vladimir-putin"


def test_strangers_of_one_name_stay_apart():
    ours = loaded("ADA_REED_ [DNKBUS]\nADA_REED_ [SWEBUS]\n")
    assert [(s.entry.id, s.entry.country) for s in ours.lookup("Ada Reed")] == [("org:ada-reed", "DNK"), ("org:ada-reed-2", "SWE")]


@pytest.mark.parametrize(("written", "year"), [("310101", 1931), ("990101", 1999), ("000101", 2000), ("300101", 2030), ("19200101", 1920)])
def test_years_of_two_digits(written, year):
    assert parse(f"ADA_REED_ [DNKGOV >{written}]", "ours.txt", REGISTRY)[0].terms[0].start == date(year, 1, 1)


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        ("A_REED_ [XQXGOV]", 1, "XQX"),
        ("\nA_REED_ [DNKGOV 19990231-20000101]", 2, "19990231"),
        ("A_REED_ [DNKGOV 9001011-950101]", 1, "9001011"),
        ("A_REED_ [DNKGOV 960101-950101]", 1, "before it begins"),
        ("A_REED_ [DNKGOV 960101]", 1, "until"),
        ("A_REED_ [DNKGOV >960101-970101]", 1, "range"),
        ("A_REED_ [dnkgov]", 1, "no code"),
        ("A_REED_ [DNKGO]", 1, "no code"),
        ("A_REED_ [DNKGOV", 1, "no code"),
        ("A_REED_ [DNKGOV] trailing", 1, "trailing"),
        ("A_REED_\nB_REED_ [DNKGOV]", 1, "no code"),
        ("+A_REED_ [DNKGOV]", 1, "first actor"),
        ("\t[DNKGOV]", 1, "first actor"),
        ("A_REED_ [DNKGOV]\n+B_REED_ [SWEGOV]", 2, "no code of its own"),
        ("A_REED_ [DNKGOV]\n+_", 2, "no name"),
    ],
)
def test_faults_name_file_and_line(lines, line, says):
    with pytest.raises(InputError) as caught:
        parse(lines, "ours.txt", REGISTRY)
    assert f"ours.txt, line {line}: " in str(caught.value)
    assert says in str(caught.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(InputError, match=r"line 1: .*line 3: .*line 20: .*and 10 more"):
        parse("A_REED_ [XQX]\n" * 30, "ours.txt", REGISTRY)


def test_files(tmp_path):
    (tmp_path / "ours.txt").write_text(SAMPLE, "utf-8")
    assert load(tmp_path / "ours.txt", REGISTRY).entry("per:ivo-ditko")
    (tmp_path / "bad.txt").write_bytes(b"# \n\xff\n")
    for name in ("none.txt", "bad.txt"):
        with pytest.raises(InputError, match=name):
            read(tmp_path / name, REGISTRY)


# Two digits tell the years 1931 to 2030.
DAYS = st.dates(date(1931, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["%y%m%d", "%Y%m%d"]), st.sampled_from(["%y%m%d", "%Y%m%d"]))
def test_ranges_are_kept_or_refused(one, other, first, last):
    line = f"ADA_REED_ [DNKGOV {one.strftime(first)}-{other.strftime(last)}]"
    if one > other:
        with pytest.raises(InputError, match="before it begins"):
            parse(line, "ours.txt", REGISTRY)
    else:
        (term,) = parse(line, "ours.txt", REGISTRY)[0].terms
        assert (term.start, term.end) == (one, other)
        assert term.held(one, one)
        assert not term.held(other + timedelta(1), None)


PIECES = ["A_REED_", "+B_", "[DNK", "GOV", "]", "[---]", " >", "<", "-", "990101", "20010231", "\n", "\t", "#", "é", "_"]


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_loads_or_is_refused_clearly(pieces):
    refused = "ours.txt, line "
    try:
        loaded("".join(pieces))
    except InputError as error:
        refused = str(error)
    assert "ours.txt, line " in refused
