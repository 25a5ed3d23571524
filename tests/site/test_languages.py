"""A site in several languages: every word of the interface is translatable, every page has its counterparts, and
`lang` says the truth. The second language is a made-up one: ⟦every text in brackets⟧.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from summit_record import load
from summit_record.translate import catalogues, extract
from summit_record.translate.placeholders import placeholders
from tests.support import site

LANG = "el"
OPEN, CLOSE = "⟦", "⟧"
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = ("alt", "aria-label", "aria-description", "content", "placeholder", "title")
"""Attributes that people hear or see; also every `data-` attribute whose value holds a space."""


def bracketed(entry: catalogues.Entry) -> catalogues.Entry:
    strings = (entry.id,) if entry.plural is None else (entry.plural, entry.plural)
    return replace(entry, strings=tuple(f"{OPEN}{words}{CLOSE}" for words in strings))


def header() -> tuple[tuple[str, str], ...]:
    return (
        ("Language", LANG),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Plural-Forms", catalogues.plural_header(LANG)),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that a build reads, with the tiny world in two languages, the second bracketed."""
    folder = site.copy_project(tmp_path_factory.mktemp("languages"))
    settings = folder / "data" / "site.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("languages: [en]", f"languages: [en, {LANG}]"), "utf-8"
    )
    locale = folder / "hooks" / "summit_record" / "locale" / f"{LANG}.po"
    words = tuple(bracketed(entry) for entry in extract.interface())
    catalogues.save(locale, catalogues.Catalogue(words, header()))
    return folder


@pytest.fixture(scope="module")
def bracketed_site(project: Path) -> Path:
    """The interface bracketed, the records in English."""
    site.build(project / "data", project / "built", cwd=project)
    return project / "built"


class Words(HTMLParser):
    """The words of a page with the language they are said to be in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, str | None]] = []
        self.alternates: dict[str, str] = {}
        self.feed(html)

    @property
    def lang(self) -> str | None:
        return next((lang for _, lang in reversed(self.open) if lang), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"]
        lang = given.get("lang") or self.lang
        hidden = given.get("id") == "search-terms" or given.get("class") == "Z3988"
        hidden = hidden or tag in ("script", "style", "code", "pre")
        if tag not in VOID:
            self.open.append((f"{tag} hidden" if hidden else tag, given.get("lang")))
        if self.hidden or (tag == "meta" and "http-equiv" in given):
            return
        passive = {"viewport", "robots", "theme-color", "color-scheme", "og:type", "og:url", "og:image"}
        for name, value in given.items():
            spoken = name in SPOKEN and not (
                tag == "meta" and (value.startswith("http") or passive & {*given.values()})
            )
            # data-words holds names in every language for the filter to find; nobody sees or hears it.
            unseen = name.startswith(("data-pagefind", "data-words"))
            if spoken or (name.startswith("data-") and not unseen and " " in value):
                self.texts.append((value, lang))

    @property
    def hidden(self) -> bool:
        return any(tag.endswith(" hidden") for tag, _ in self.open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in [each.partition(" ")[0] for each, _ in self.open]:
            return
        while self.open.pop()[0].partition(" ")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.hidden:
            self.texts.append((data, self.lang))


def pages(built: Path, prefix: str = "") -> dict[str, Path]:
    """HTML pages by address, those of one language."""
    found = {path.relative_to(built).parent.as_posix(): path for path in sorted(built.rglob("index.html"))}
    if prefix:
        return {key.removeprefix(prefix).strip("/") or ".": path for key, path in found.items()
                if key == prefix or key.startswith(f"{prefix}/")}  # fmt: skip
    return {key: path for key, path in found.items() if key != LANG and not key.startswith(f"{LANG}/")}


def outside(text: str) -> str:
    """A text without what stands in brackets; brackets may stand in brackets."""
    depth, kept = 0, []
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        kept.append(character if depth <= 0 and character != CLOSE else " ")
    return "".join(kept)


def words(text: str) -> set[str]:
    """Words of Latin letters, of more than one; not codes of countries."""
    bare = re.sub(r"https?://\S+|\b(?:application|text)/\S+", " ", text)
    return set(re.findall(r"(?![A-Z]{2}\b)[A-Za-z]{2,}", bare))


def strings(value: object) -> set[str]:
    """Every word of a record, keys left out."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, dict):
        return set().union(*map(strings, value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*map(strings, value))
    return set()


KNOWN = {
    "article", "website", "webpage", "dataset", "km", "kB", "MB", "Markdown", "Python", "UTC", "JSONL", "GeoJSON",
     "JSON", "CSV", "API", "Schema", "schema", "BibTeX", "RIS", "CSL", "APA", "ISO", "EDTF", "DOI",
}  # fmt: skip
"""Words that are no language: of addresses, standards and formats."""


def test_every_word_of_the_interface_is_translatable(bracketed_site: Path, project: Path) -> None:
    data = load.load(project / "data")
    known = set(KNOWN)
    for record in data.all():
        known |= strings(record.value.model_dump(mode="json")) | words(record.path) | words(record.kind)
        known |= words(record.id) | {getattr(record.value, "code", "").upper()}
    known |= set().union(*(words(path.as_posix()) for path in bracketed_site.rglob("*")))
    problems: dict[str, str] = {}
    for address, path in pages(bracketed_site, LANG).items():
        for text, lang in Words(path.read_text("utf-8")).texts:
            for word in words(outside(text)) - known if lang == LANG else ():
                problems.setdefault(word, f"{word!r} in {text.strip()[:90]!r} on {address}")

    assert not problems, "\n".join(problems.values())


DONE = "words => document.getElementById('search-page-results').dataset.done === words"


def search(page: Page, words: str) -> None:
    page.fill("#search-page-q", words)
    page.wait_for_function(DONE, arg=words)


def find(page: Page) -> None:
    search(page, "ports")


def find_nothing(page: Page) -> None:
    search(page, "xylophone")


def fail_to_find(page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.reload()
    search(page, "ports")


def open_the_window(page: Page) -> None:
    page.click("a.open-search")
    page.wait_for_selector("#search-results .search-status:not(:empty)")


def change_colours(page: Page) -> None:
    page.click("button.scheme")


def choose_nothing(page: Page) -> None:
    page.fill("#filters input[name=words]", "xylophone")
    page.wait_for_selector("#filters-none:not([hidden])")


def copy(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".tools .cite > summary")
    page.locator("button.copy").first.click()
    page.wait_for_function("document.querySelector('button.copy').textContent === "
                           "document.querySelector('button.copy').dataset.done")  # fmt: skip


RESULTS = "#search-page-results"
SCRIPTED: tuple[tuple[str, Callable[[Page], None], tuple[str, ...]], ...] = (
    ("search/", find, (f"{RESULTS} .search-status", f"{RESULTS} .chip", f"{RESULTS} .more-results")),
    ("search/", find_nothing, (f"{RESULTS} .search-status", f"{RESULTS} .way-out")),
    ("search/", fail_to_find, (f"{RESULTS} .search-status", f"{RESULTS} .way-out")),
    ("glossary/", open_the_window, ("#search .search-status", "#search .close", "#search input")),
    ("", change_colours, ("button.scheme",)),
    ("documents/", choose_nothing, ("#filters-result", "#filters-none", "button.sort", "#filters option")),
    ("documents/port-accord/", copy, ("button.copy",)),
)
"""Pages, what is done there, and the parts of the page whose words scripts write, every one of them."""


def test_every_word_that_scripts_write_is_translatable(bracketed_site: Path, page: Page) -> None:
    """The search window and page, the filters, the colours, what is copied: after scripts have made them."""
    known = KNOWN
    with site.serving(bracketed_site) as address:
        base = f"{address}{LANG}/"
        for what, act, places in SCRIPTED:
            page.goto(base + what)
            act(page)
            written = [
                text
                for place in places
                for text in page.locator(place).evaluate_all(
                    "all => all.flatMap((e) => [e.textContent, e.title, e.ariaLabel, e.placeholder || ''])"
                )
                if text and text.strip()
            ]
            assert all(page.locator(place).count() for place in places), what
            assert any(OPEN in text for text in written), (what, places)
            for text in written:
                assert not words(outside(text)) - known, f"{text!r} on {what}"


def test_data_that_is_not_translated_says_it_is_english(bracketed_site: Path, project: Path) -> None:
    """Sentences and labels of the records, in all of the page but its head and its list of contents."""
    data = load.load(project / "data")
    english = {
        entry.id for entry in extract.records(extract.texts(extract.placed(data)), LANG) if " " in entry.id
    }
    english = {text for text in english if "[[" not in text}
    problems: dict[str, str] = {}
    for address, path in pages(bracketed_site, LANG).items():
        html = path.read_text("utf-8")
        body = re.sub(
            r'<details class="toc">.*?</details>', "", html[html.index("<header") :], flags=re.DOTALL
        )
        parser = Words(f'<html lang="{LANG}">{body}</html>')
        for text, lang in parser.texts:
            if text.strip() in english and lang != "en":
                problems.setdefault(text.strip(), f"{text.strip()[:90]!r} on {address}")

    assert not problems, "\n".join(problems.values())


def test_every_page_says_its_language(bracketed_site: Path) -> None:
    for lang, found in (("en", pages(bracketed_site)), (LANG, pages(bracketed_site, LANG))):
        assert found
        wrong = [key for key, path in found.items() if f'<html lang="{lang}"' not in path.read_text("utf-8")]
        assert not wrong


def test_every_page_exists_in_every_language_and_leads_there(bracketed_site: Path) -> None:
    english, greek = pages(bracketed_site), pages(bracketed_site, LANG)
    assert english.keys() == greek.keys()
    for address in english:
        for path in (english[address], greek[address]):
            found = Words(path.read_text("utf-8")).alternates
            inside = "" if address == "." else f"{address}/"
            first = f"{site.ADDRESS}{inside}"
            assert found == {"en": first, "x-default": first, LANG: f"{site.ADDRESS}{LANG}/{inside}"}, path


def test_switching_the_language_keeps_the_page(bracketed_site: Path) -> None:
    for address, path in pages(bracketed_site, LANG).items():
        html = path.read_text("utf-8")
        links = re.findall(r'<a href="([^"]*)" lang="en" hreflang="en"', html)
        assert links, address
        target = (path.parent / links[0]).resolve()
        assert target == (bracketed_site / ("" if address == "." else address)).resolve()


def test_the_page_for_missing_addresses_is_in_the_first_language(bracketed_site: Path) -> None:
    html = (bracketed_site / "404.html").read_text("utf-8")
    assert '<html lang="en"' in html
    assert OPEN not in html
    assert "There is no page at this address" in html


def test_the_theme_needs_no_files_of_other_languages() -> None:
    assert re.search(r"^  language: en$", (site.ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    own = (site.ROOT / "docs" / ".overrides" / "partials" / "language.html").read_text("utf-8")
    assert "{% import" not in own
    assert "{%- macro t(" in own


def test_every_entry_can_be_bracketed() -> None:
    for entry in extract.interface():
        assert placeholders(bracketed(entry).strings[0]) == placeholders(entry.plural or entry.id)
