from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.world.actors.additions import extended, first_day, last_day
from dragoman.world.actors.registry import Registry
from dragoman.world.actors.users import COLUMNS, load, parse_csv, parse_toml, read

REGISTRY = Registry.load()
HEAD = "id,name,names,sector,country,from,to,office\n"
GOOD = HEAD + (
    "org:harbour-office,Harbour Office,the Harbour Office|HBO,GOV,DNK,,,\n"
    "\n"
    'per:ivo-ditko,Ivo Ditko,"Ditko | Ivo A. Ditko",GOV,PER,2019-03,2021,Trade Minister of Peru\n'
    "grp:reed-front,Reed Front,,REB,,1999,,\n"
    "org:reed-radio,Reed Radio,,MED,grp:reed-front,,,\n"
)
TOML = """# ours
[[actors]]
id = "org:harbour-office"
name = "Harbour Office"
names = ["the Harbour Office", "HBO"]
sector = "GOV"
country = "DNK"

[[actors]]  # a man
id = "per:ivo-ditko"
name = "Ivo Ditko"
names = ["Ditko", "Ivo A. Ditko"]
sector = "GOV"
country = "PER"
from = 2019-03-01
to = 2021
office = "Trade Minister of Peru"
"""


def test_a_csv_adds_actors():
    ours = extended(REGISTRY, parse_csv(GOOD, "ours.csv", REGISTRY))
    assert [s.entry.country for s in ours.lookup("the Harbour Office")] == ["DNK"]
    assert [(s.entry.id, s.form, s.sector) for s in ours.lookup("Ditko")] == [("per:ivo-ditko", "surname", "GOV")]
    (term,) = ours.offices["per:ivo-ditko"]
    assert (term.title, term.start, term.end) == ("Trade Minister of Peru", date(2019, 3, 1), date(2021, 12, 31))
    assert ours.entry("org:reed-radio").country == "grp:reed-front"
    assert ours.entry("grp:reed-front").kind == "group"
    text = "HBO and the Harbour Office met Ivo A. Ditko."
    assert [text[s:e] for s, e, _ in ours.find(text)] == ["HBO", "Harbour Office", "Ivo A. Ditko"]


def test_toml_and_csv_say_the_same():
    from_csv = parse_csv(GOOD, "ours.csv", REGISTRY)[:2]
    assert parse_toml(TOML, "ours.toml", REGISTRY) == from_csv


def test_the_shipped_registry_stays_as_it_is():
    before = dict(REGISTRY.entries), dict(REGISTRY.senses)
    extended(REGISTRY, parse_csv(HEAD + "org:nato,Northern League of Ours,,MIL,DNK,,,\n", "ours.csv", REGISTRY))
    assert (REGISTRY.entries, REGISTRY.senses) == before


def test_an_override_changes_only_what_it_gives():
    ours = extended(REGISTRY, parse_csv("id,names,sector\norg:fsb,Lubyanka Square,MIL\nIRN,Iranland,\n", "ours.csv", REGISTRY))
    assert ours.entry("org:fsb").country == "RUS"
    assert ours.lookup("FSB")[0].sector == ours.lookup("Lubyanka Square")[0].sector == "MIL"
    assert ours.entry("IRN") == REGISTRY.entry("IRN")
    assert [s.entry.id for s in ours.lookup("Iranland") + ours.lookup("Tehran")] == ["IRN", "IRN"]
    assert ours.lookup("Tehran") == REGISTRY.lookup("Tehran")
    assert dict(ours.offices) == dict(REGISTRY.offices)


def test_a_name_given_is_that_actor_s_alone():
    ours = extended(REGISTRY, parse_csv(HEAD + "org:self-defence,Island Forces,SDF,MIL,JPN,,,\n", "ours.csv", REGISTRY))
    assert [s.entry.id for s in ours.lookup("SDF")] == ["org:self-defence"]
    assert [s.entry.id for s in REGISTRY.lookup("SDF")] == ["grp:sdf"]


def test_a_name_that_two_of_a_file_share_keeps_both():
    rows = HEAD + "per:a-reed,Ada Reed,Reed,GOV,DNK,,,\nper:b-reed,Bo Reed,Reed,GOV,SWE,,,\n"
    ours = extended(REGISTRY, parse_csv(rows, "ours.csv", REGISTRY))
    assert [s.entry.id for s in ours.lookup("Reed")] == ["per:a-reed", "per:b-reed"]


@pytest.mark.parametrize(
    ("row", "line", "says"),
    [
        ("org:b,Bee,,GOV,DNK,,,\norg:b,Bee again,,GOV,DNK,,,", 3, "twice"),
        ("org:b,Bee,,GOV,XQX,,,", 2, "XQX"),
        ("org:b,Bee,,GOV,denmark,,,", 2, "denmark"),
        ("org:b,Bee,,KING,DNK,,,", 2, "KING"),
        ("org:b,Bee,,,DNK,,,", 2, "sector"),
        ("org:b,,,GOV,DNK,,,", 2, "name"),
        (",Bee,,GOV,DNK,,,", 2, "no id"),
        ("B,Bee,,GOV,DNK,,,", 2, "'B'"),
        ("org:Bee,Bee,,GOV,DNK,,,", 2, "org:Bee"),
        ("per:b,Bee Oh,,GOV,DNK,2001-02-30,,", 2, "2001-02-30"),
        ("per:b,Bee Oh,,GOV,DNK,,20222,", 2, "20222"),
        ("per:b,Bee Oh,,GOV,DNK,1999-00,,", 2, "1999-00"),
        ("per:b,Bee Oh,,GOV,DNK,0000,,", 2, "0000"),
        ("per:b,Bee Oh,,GOV,DNK,yesterday,,", 2, "yesterday"),
        ("per:b,Bee Oh,,GOV,DNK,2003,2001-05,", 2, "before it begins"),
        ("org:b,Bee,,GOV,org:c,,,\norg:c,Cee,,GOV,org:b,,,", 2, "circle"),
        ("org:b,Bee,,GOV,org:b,,,", 2, "itself"),
        ("IRN,Iran,,,DNK,,,", 2, "a state"),
        ("org:b,Bee,,GOV,DNK,,,,too much", 2, "9"),
        ('org:b,"Bee,,GOV,DNK,,,', 2, "CSV"),
        ('org:a,"A\nA",,GOV,DNK,,,\norg:b,Bee,,GOV,QQQ,,,', 4, "QQQ"),
    ],
)  # fmt: skip
def test_bad_rows_name_file_and_line(row, line, says):
    with pytest.raises(InputError) as caught:
        parse_csv(HEAD + row + "\n", "ours.csv", REGISTRY)
    assert f"ours.csv, line {line}" in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize("head", ["name,sector\n", "id,id\n", "id,nickname\n"])
def test_bad_heads(head):
    with pytest.raises(InputError, match=r"ours\.csv, line 1"):
        parse_csv(head, "ours.csv", REGISTRY)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[actors]\n", "line 1"),
        ("[other]\n", r"\[\[actors\]\]"),
        ('actors = ["x"]\n', "actor 1"),
        ('\n[[actors]]\nid = "org:b"\nname = 5\n', "line 2: name = 5"),
        ('[[actors]]\nid = "org:b"\nname = "B"\nnames = "x"\n', "line 1: names"),
        ('[[actors]]\nid = "org:b"\ncolour = "B"\n', "line 1: colour"),
        ('[[actors]]\nid = "org:b"\nname = "B"\nsector = "GOV"\nfrom = 20222\n', "line 1: from = 20222"),
        ('[[actors]]\nid = "org:b"\nname = "B"\nsector = "GOV"\n\n[[actors]]\nid = "org:b"\n', "line 6: org:b, first on ours.toml, line 1"),
    ],
)  # fmt: skip
def test_bad_toml(text, says):
    with pytest.raises(InputError, match=says):
        parse_toml(text, "ours.toml", REGISTRY)


def test_files(tmp_path):
    (tmp_path / "ours.csv").write_text("\ufeff" + GOOD, "utf-8")
    (tmp_path / "ours.toml").write_text(TOML, "utf-8")
    assert load(tmp_path / "ours.csv", REGISTRY).entry("per:ivo-ditko") == load(tmp_path / "ours.toml", REGISTRY).entry("per:ivo-ditko")
    (tmp_path / "bad.csv").write_bytes(b"id,name\norg:b,B\xff\n")
    for name, says in (("none.csv", "none.csv"), ("ours.txt", "ours.txt"), ("bad.csv", r"bad\.csv, line 2")):
        with pytest.raises(InputError, match=says):
            read(tmp_path / name, REGISTRY)


@given(st.dates(), st.dates())
def test_ranges_are_kept_or_refused(one, other):
    row = f"per:b,Bee Oh,,GOV,DNK,{one.isoformat()},{other.isoformat()},\n"
    if one > other:
        with pytest.raises(InputError, match="before it begins"):
            parse_csv(HEAD + row, "ours.csv", REGISTRY)
    else:
        (term,) = parse_csv(HEAD + row, "ours.csv", REGISTRY)[0].terms
        assert (term.start, term.end) == (one, other)


@given(st.dates())
def test_a_coarse_date_holds_its_days(day):
    for written in (f"{day:%Y-%m-%d}".rjust(10, "0"), day.isoformat()[:7], day.isoformat()[:4]):
        assert first_day(written) <= day <= last_day(written)


@given(st.text(max_size=12))
def test_no_other_date_passes(text):
    try:
        assert first_day(text) <= last_day(text)
    except ValueError:
        return
    assert len(text) in (4, 7, 10)


CELL = st.one_of(st.text(max_size=8), st.sampled_from(["org:b", "per:c", "IRN", "GOV", "org:nato", "1999", "a|b", '"', "\n"]))


@given(st.lists(st.lists(CELL, max_size=9), max_size=4))
def test_any_csv_loads_or_is_refused_clearly(rows):
    text = ",".join(COLUMNS) + "\n" + "\n".join(",".join(cells) for cells in rows)
    try:
        ours = extended(REGISTRY, parse_csv(text, "ours.csv", REGISTRY))
    except InputError as error:
        refused = str(error)
    else:
        refused = "ours.csv, line 0"
        assert set(REGISTRY.entries) <= set(ours.entries)
    assert "ours.csv, line " in refused


@given(st.text(max_size=60))
def test_any_toml_loads_or_is_refused_clearly(text):
    refused = "ours.toml"
    try:
        parse_toml(text, "ours.toml", REGISTRY)
    except InputError as error:
        refused = str(error)
    assert "ours.toml" in refused
