"""The preview in a real browser: nothing is fetched, notes follow pointer and keyboard, copies are exact."""

import re
import shutil

import pytest

from annotate import genres
from annotate.formats import html
from annotate.span import Span
from annotate.tree import fold

browsers = pytest.importorskip("playwright.sync_api", reason="drives a browser through playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")

TEXT = "عنوان <script>alert(1)</script>\r\n\r\nقال سالم «نبدأ\u202e يوم الاثنين».\rقال «نعم»\n"


@pytest.fixture(scope="module")
def page():
    with browsers.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def shown(page, tmp_path_factory):
    """The page of a document with a quotation, its speaker and a date in it, and what the browser said."""
    lines = [match.span() for match in re.finditer(r"[^\r\n]+", TEXT)]
    marks = []
    for words, kind, attrs, name in (
        ("سالم", "speaker", {}, "s1"),
        ("نبدأ\u202e يوم الاثنين", "said", {"who": "s1"}, ""),
        ("يوم الاثنين", "date", {"when": "2025-03-10"}, ""),
    ):
        start = TEXT.index(words)
        marks.append(Span(start, start + len(words), kind, attrs, "a.rule", "high", words, name))
    blocks = [
        Span(*lines[0], "headline"),
        Span(lines[1][0], lines[2][1], "lead"),
        Span(*lines[1], "paragraph"),
        Span(*lines[2], "paragraph"),
    ]
    document = fold(genres.load("news").root, TEXT, blocks + marks, language="ar")
    path = tmp_path_factory.mktemp("preview") / "page.html"
    path.write_bytes(html.write(document))
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto(path.as_uri())
    return said, path.as_uri()


def notes(page):
    return page.eval_on_selector_all(".note.on h3 a", "links => links.map(link => link.textContent)")


def test_the_browser_runs_the_page_without_complaint_and_fetches_nothing(page, shown):
    said, url = shown
    assert said == [url]


def test_the_browser_holds_the_text_character_by_character(page, shown):
    assert page.evaluate("document.querySelector('.text').textContent") == TEXT


def test_what_is_copied_is_the_text(page, shown):
    assert (
        page.evaluate("""() => {
        let copied;
        getSelection().selectAllChildren(document.querySelector(".text"));
        const taken = event => copied = event.clipboardData.getData("text/plain");
        document.addEventListener("copy", taken, {once: true});
        document.execCommand("copy");
        return copied;
    }""")
        == TEXT
    )


def test_pointing_shows_the_notes_of_all_layers_and_what_belongs_to_them(page, shown):
    page.locator("mark.kind-date").hover()
    assert notes(page) == ["said", "date"]
    assert page.locator("mark.kin").text_content() == "سالم"


def test_the_keyboard_reaches_every_mark_and_escape_lets_go(page, shown):
    page.locator("mark.kind-speaker").focus()
    assert notes(page) == ["speaker"]
    page.keyboard.press("Tab")
    assert notes(page) == ["said"]
    page.keyboard.press("Escape")
    assert notes(page) == []


def test_a_click_holds_a_note_until_another_is_clicked_or_the_paper(page, shown):
    page.locator("mark.kind-speaker").click()
    page.locator("mark.kind-date").hover()
    assert notes(page) == ["speaker"]
    page.locator(".tei-head").click()
    page.locator("mark.kind-date").hover()
    assert notes(page) == ["said", "date"]


def test_a_kind_that_is_switched_off_is_no_longer_drawn(page, shown):
    width = "getComputedStyle(document.querySelector('mark.kind-said')).borderBottomWidth"
    page.locator(".show-said").uncheck()
    off = page.evaluate(width)
    page.locator(".show-said").check()
    assert (off, page.evaluate(width)) == ("0px", "2px")


def test_all_notes_are_listed_on_request(page, shown):
    page.locator(".every").check()
    assert page.locator(".note:visible").count() == 3
    page.locator(".every").uncheck()
