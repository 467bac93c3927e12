"""What every chart must do, and what each of them finds in the sample."""

from __future__ import annotations

import json
import re

import pytest

from dragoman.present.brief.compose import compose
from dragoman.present.charts.drawing import NARROW, WIDE
from dragoman.present.charts.every import CHARTS
from dragoman.present.charts.picture import embedded, library, pictures, svg
from tests.present.fixtures import QUESTION, sample

BRIEF = compose(QUESTION, *sample())
EMPTY = compose(QUESTION, (), (), ())
each = pytest.mark.parametrize("chart", CHARTS, ids=lambda c: c.name)


@each
def test_a_chart_says_its_finding_its_unit_its_sources_and_has_words_for_the_blind(chart):
    drawing = chart.draw(BRIEF)
    assert drawing.name == chart.name
    assert re.search(r"\d", drawing.title), "the title must say the finding, with its figure"
    assert "Unit: " in drawing.note
    assert "2 documents" in drawing.note
    assert len(drawing.alt) > 20
    assert drawing.spec is not None


@each
def test_a_chart_draws_at_both_widths_without_scripts_styles_or_links(chart):
    for picture, width in zip(pictures(chart.draw(BRIEF)), (WIDE, NARROW), strict=True):
        assert picture.startswith("<svg")
        assert f'viewBox="0 0 {width} ' in picture, "the picture must fill the width that it was asked for"
        assert not re.search(r"<script|<style|<a |style=|href=|<image", picture)


@each
def test_a_chart_of_nothing_says_so(chart):
    drawing = chart.draw(EMPTY)
    assert drawing.spec is None
    assert drawing.title.startswith("No ")
    assert drawing.alt
    with pytest.raises(ValueError, match="nothing to draw"):
        drawing.at(WIDE)


@each
def test_a_chart_is_grey(chart):
    colours = set(re.findall(r"#[0-9a-fA-F]{6}", svg(chart.draw(BRIEF), WIDE)))
    for colour in colours:
        channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        assert max(channels) - min(channels) <= 20, f"{colour} would not survive greyscale"


@each
def test_ids_are_the_charts_own(chart):
    drawing = chart.draw(BRIEF)
    ids = [i for p in pictures(drawing) for i in re.findall(r'\bid="([^"]+)"', p)]
    assert len(ids) == len(set(ids))
    assert all(i.startswith(chart.name) for i in ids)


@each
def test_the_embedded_specification_cannot_end_its_element(chart):
    text = embedded(chart.draw(BRIEF))
    assert "<" not in text
    assert json.loads(text)["width"] == WIDE


def test_the_library_cannot_end_its_element():
    assert "</script" not in library()
    assert "<!--" not in library()
    assert "vegaEmbed" in library()


def test_names_are_unique():
    assert len({c.name for c in CHARTS}) == len(CHARTS)


def test_denied_and_planned_acts_make_no_line_in_the_network():
    network = next(c for c in CHARTS if c.name == "network-chart").draw(BRIEF)
    assert "Iran on Russia: 2 reports" in network.alt, network.alt
