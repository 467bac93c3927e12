from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model.when import When
from dragoman.present.brief.compose import compose
from dragoman.present.brief.rows import safe_link
from dragoman.present.brief.tallies import between
from dragoman.present.quoting import SHARED
from tests.present.fixtures import IRAN, QUESTION, column, sample, wire


def test_composing_is_pure():
    assert compose(QUESTION, *sample()) == compose(QUESTION, *sample())


def test_copies_are_counted_once_and_named():
    documents, records, same = sample()
    folded, alone = compose(QUESTION, documents, records, same), compose(QUESTION, *_without_copy())
    assert [t.number for t in folded.tallies] == [t.number for t in alone.tallies], "a copy changed a count"
    assert any(s.outlet == "Lowland Courier" for p in folded.passings for s in p.row.also)
    assert len(compose(QUESTION, documents, records, ()).passings) > len(folded.passings), "without the verdict they are two reports"


def _without_copy():
    (first, one), (opinion, three) = wire(), column()
    return (first, opinion), (*one, *three), ()


def test_said_denied_and_possible_acts_are_never_counted_as_reported():
    brief = compose(QUESTION, *sample())
    rows = {r.id: r for r in between(brief)}
    reported = next(t for t in brief.tallies if t.key == "reported")
    assert reported.ids
    assert all(rows[i].standing.voice == "reported" and rows[i].act == "completed" for i in reported.ids)
    assert sum(t.number for t in brief.tallies) == len(rows), "every report stands in exactly one figure"
    assert all(t.number == len(t.ids) for t in brief.tallies)


def test_standing_names_the_speaker_and_opinion_is_its_authors():
    brief = compose(QUESTION, *sample())
    words = {a.row.words: a.row.standing for a in brief.acts}
    assert words["delivered"].words == "reported by Harbour Wire"
    assert words["sent"].words == "said by Western officials"
    assert words["supplied"].voice == "denied"
    assert words["supplied"].affiliation == "IRN"
    assert words["agreed"].voice == "argued"


def test_the_ledger_keeps_directions_and_quantities_of_the_text():
    brief = compose(QUESTION, *sample())
    entries = {p.item: p for p in brief.passings}
    assert (entries["training drones"].direction, entries["training drones"].quantity) == ("b>a", "scores of")
    assert entries["wheat"].direction == "a>b"
    assert (entries["air defences"].status, entries["air defences"].row.act) == ("contracted", "intended")


def test_a_denial_stands_beside_what_it_denies():
    (denial,) = compose(QUESTION, *sample()).denials
    assert denial.speaker == "Iranian officials"
    assert {r.words for r in denial.denied} == {"supplied", "drones"}
    assert {r.words for r in denial.affirmed} == {"delivered", "sent", "training drones"}


def test_missing_says_who_is_silent_what_is_undated_and_unreadable():
    missing = " ".join(compose(QUESTION, *sample()).missing)
    assert "Nobody who speaks for Russia" in missing
    assert "scan.pdf (unreadable: cut short)" in missing
    assert "1 document without any date" in missing
    assert "inferred from the text" in missing


def test_as_of_leaves_out_later_and_undated_documents_and_says_so():
    brief = compose(replace(QUESTION, as_of=date(2022, 8, 1)), *sample())
    assert not brief.acts
    assert any("3 documents left out" in m for m in brief.missing)
    later = compose(replace(QUESTION, as_of=date(2022, 12, 1)), *sample())
    assert {r.source.outlet for r in later.read if not r.error} == {"Harbour Wire"}


def test_nothing_read_gives_a_brief_that_says_so():
    brief = compose(QUESTION, (), (), ())
    assert brief.sources == 0
    assert "not known" in brief.cutoff


def test_an_article_without_an_upper_bound_keeps_the_cutoff_open():
    documents, *rest = sample()
    assert "2 articles may be later" in compose(QUESTION, documents, *rest).cutoff
    open_ended = replace(documents[0], published=When(start=date(2022, 8, 26), precision="period", basis="inferred"))
    alone = compose(QUESTION, (open_ended,), (), ()).cutoff
    assert "not known" in alone


def test_other_sides_leave_out_what_concerns_neither():
    brief = compose(replace(QUESTION, a=replace(IRAN, code="PER", name="Peru"), b=replace(IRAN, code="FJI", name="Fiji")), *sample())
    assert not (brief.acts)
    assert not (brief.passings)
    assert not (brief.sayings)
    assert any("name neither side" in m for m in brief.missing)


def test_a_shared_brief_keeps_to_the_limits_over_all_its_rows():
    documents, records, verdicts = sample()
    brief = compose(replace(QUESTION, quoting=SHARED), documents, records, verdicts)
    rows = [x.row for x in (*brief.acts, *brief.passings, *brief.sayings, *brief.reasons, *brief.descriptions)]
    shown = [p.text for r in rows if r.quote for p in r.quote.pieces]
    assert sum(map(len, shown)) <= 0.1 * sum(len(d.text) for d in documents) * 2, "far more is quoted than a tenth"
    assert any(r.quote is None for r in rows)
    assert all(r.heading for r in rows)


def test_only_web_addresses_become_links():
    assert safe_link("https://example.org/a") == "https://example.org/a"
    for bad in ("javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "JAVASCRIPT:x", "http://[bad", None, ""):
        assert safe_link(bad) is None, bad
