"""The page in a real browser: hostile text does nothing, charts draw under the policy, it fits a phone, it reads without scripts."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace

import pytest

from dragoman.model.document import Document
from dragoman.present.brief.compose import compose
from dragoman.present.brief.question import Party, Question
from dragoman.present.brief.render import render
from tests.present.fixtures import QUESTION, Maker, column, document, sample

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver"),
]
QUIET = ("disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync")
PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=2</script>",
    "<img src=x onerror=window.pwned=3>",
    '"><svg onload=window.pwned=4>',
    "'><iframe src=javascript:parent.pwned=5></iframe>",
    "{{7*7}}${window.pwned=6}<!--",
    "</style><style>body{display:none}</style>",
    "</title><base href=http://192.0.2.1/><link rel=stylesheet href=//192.0.2.1/x.css>",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for flag in ("headless=new", "no-sandbox", *QUIET, f"user-data-dir={profile}", "window-size=1280,900"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def opened(browser, html, tmp_path):
    """Open the page; return the requests that went out and the console's words."""
    path = tmp_path / "brief.html"
    path.write_text(html, encoding="utf-8")
    browser.get_log("performance"), browser.get_log("browser")
    browser.get(path.as_uri())
    end = time.monotonic() + 10
    while browser.execute_script("return document.querySelectorAll('figure[data-spec]:not(.drawn)').length") and time.monotonic() < end:
        time.sleep(0.1)
    import json

    sent = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    return [a for a in asked if not a.startswith(("file://", "data:"))], [e["message"] for e in browser.get_log("browser")]


def hostile():
    """The sample with payloads in every place that an article reaches."""
    documents, records, verdicts = sample()
    made, more = [], []
    for n, payload in enumerate(PAYLOADS):
        text = f"SAMPLE {payload} delivered {payload} to Russia."
        names = {"outlet": payload, "title": payload, "authors": (payload,), "origin": payload, "genre": "news"}
        source = document(f"{n}{payload}.txt", text, url="javascript:window.pwned=7", **names)
        make = Maker(source)
        who, whom = make.side(payload, "IRN"), make.side("Russia", "RUS")
        said = make.claim(payload, "delivered", text, "denies", belongs=payload)
        make.event("delivered", "AID", (replace(who, actor=payload), who), (whom,), claim=said.id)
        make.transfer(payload, who, whom, "arms", "delivered")
        made.append(source)
        more += make.made
    bad = Document(id="dbad", path=PAYLOADS[0], media_type="x", raw_hash="0", content_hash="0", error=PAYLOADS[2])
    return (*documents, *made, bad), (*records, *more), verdicts


def test_hostile_text_neither_runs_nor_loads_anything(browser, tmp_path):
    question = Question(a=Party("RUS", PAYLOADS[1]), b=Party("IRN", PAYLOADS[2]), title=PAYLOADS[0] + PAYLOADS[3])
    asked, said = opened(browser, render(compose(question, *hostile())), tmp_path)
    assert asked == [], "the page sent requests"
    assert browser.execute_script("return window.pwned === undefined"), "a payload ran"
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert browser.execute_script("return window.pwned === undefined"), "a payload ran when its row was opened"
    counts = browser.execute_script(
        "return [document.querySelectorAll('img, iframe, base, link, object').length, document.querySelectorAll('style').length,"
        " Array.from(document.links).filter(a => !/^(https?|file):/.test(a.href)).length]"
    )
    assert counts == [0, 1, 0], "a payload became an element or a link"
    assert not [s for s in said if "Content Security Policy" in s], said
    assert "window.pwned=1" in browser.find_element("tag name", "body").text, "the payload must be shown as the text that it is"


def test_charts_draw_under_the_policy(browser, tmp_path):
    _, said = opened(browser, render(compose(QUESTION, *sample())), tmp_path)
    drawn = browser.execute_script("return document.querySelectorAll('figure.drawn .live svg').length")
    assert drawn == 4, said
    assert said == []


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_fits_its_width(browser, tmp_path, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    )
    opened(browser, render(compose(QUESTION, *hostile())), tmp_path)
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= width, f"the page is {wide} px wide at {width} px"


def test_without_scripts_the_pictures_stand_in_and_rows_open(browser, tmp_path):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened_without(browser, tmp_path)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def opened_without(browser, tmp_path):
    path = tmp_path / "still.html"
    path.write_text(render(compose(QUESTION, *sample())), encoding="utf-8")
    browser.get(path.as_uri())
    stills = browser.find_elements("css selector", ".static.wide svg")
    assert len(stills) == 4
    assert all(s.is_displayed() for s in stills)
    row = browser.find_element("css selector", "#ledger details")
    assert not row.find_element("css selector", "blockquote").is_displayed()
    row.find_element("css selector", "summary").send_keys("\n")
    assert row.find_element("css selector", "blockquote").is_displayed()


def test_rows_open_by_keyboard_and_links_open_their_row(browser, tmp_path):
    from selenium.webdriver.common.keys import Keys

    opened(browser, render(compose(QUESTION, *sample())), tmp_path)
    summary = browser.find_element("css selector", "#timeline details summary")
    summary.send_keys(Keys.ENTER)
    assert browser.find_element("css selector", "#timeline details").get_attribute("open")
    link = browser.find_element("css selector", "#first li a[href^='#t']")
    target = link.get_attribute("href").rsplit("#", 1)[1]
    link.send_keys(Keys.ENTER)
    time.sleep(0.2)
    assert browser.find_element("id", target).get_attribute("open")


def test_an_opinions_address_is_linked_and_nothing_else(browser, tmp_path):
    source, records = column()
    opened(browser, render(compose(QUESTION, (source,), records, ())), tmp_path)
    outside = browser.execute_script("return Array.from(document.links).map(a => a.href).filter(h => !h.startsWith('file:'))")
    assert set(outside) == {"https://example.org/column"}
