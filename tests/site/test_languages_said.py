"""What pages and files say of languages to programs: hreflang, the sitemap, Open Graph, JSON-LD, the translations."""

from __future__ import annotations

import gzip
import json
import re
from xml.etree import ElementTree

import pytest

from summit_record.edition import statements_in
from tests.support.eight import FIRST, LANGUAGES, WORDS, prefix
from tests.support.site import ADDRESS, Built

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LOCALES = {
    "en": "en_GB", "ja": "ja_JP", "ru": "ru_RU", "kk": "kk_KZ",
    "ky": "ky_KG", "tg": "tg_TJ", "tk": "tk_TM", "uz": "uz_UZ",
}  # fmt: skip
"""Open Graph wants a language with a territory (https://ogp.me/#optional)."""


def alternates(address: str) -> dict[str, str]:
    """The addresses of a page in all languages, and of the one for readers of none of them."""
    found = {language: f"{ADDRESS}{prefix(language)}{address}" for language in LANGUAGES}
    return found | {"x-default": f"{ADDRESS}{address}"}


def of_language(built: Built, language: str) -> dict[str, str]:
    """The pages of a language by address without its prefix."""
    if language == FIRST:
        return {key: html for key, html in built.pages.items() if key.partition("/")[0] not in LANGUAGES}
    return {
        key.removeprefix(prefix(language)): html
        for key, html in built.pages.items()
        if key.startswith(prefix(language))
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_itself_in_all_languages(language: str, eight_built: Built) -> None:
    found = of_language(eight_built, language)
    assert found.keys() == of_language(eight_built, FIRST).keys()
    for address, html in found.items():
        links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html)
        assert len(links) == len(LANGUAGES) + 1, address
        assert dict(links) == alternates(address)
        assert f'<link rel="canonical" href="{ADDRESS}{prefix(language)}{address}">' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sitemap_names_the_same(language: str, eight_built: Built) -> None:
    index = ElementTree.fromstring((eight_built.folder / "sitemap.xml").read_bytes())  # noqa: S314  ours
    name = f"sitemap-{language}.xml.gz"
    assert f"{ADDRESS}{name}" in [each.text for each in index.findall("s:sitemap/s:loc", NS)]
    content = gzip.decompress((eight_built.folder / name).read_bytes())
    listed = set()
    for url in ElementTree.fromstring(content).findall("s:url", NS):  # noqa: S314
        address = str(url.findtext("s:loc", None, NS)).removeprefix(ADDRESS + prefix(language))
        named = {each.get("hreflang"): each.get("href") for each in url.findall("x:link", NS)}
        assert named == alternates(address)
        listed.add(address)
    pages = of_language(eight_built, language)
    assert listed == {key for key, html in pages.items() if 'content="noindex"' not in html}


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_graph_and_json_ld_say_the_language(language: str, eight_built: Built) -> None:
    graphs = 0
    for address, html in of_language(eight_built, language).items():
        assert re.findall(r'property="og:locale" content="([^"]+)"', html) == [LOCALES[language]], address
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            own = [node for node in json.loads(block)["@graph"] if str(node["@type"]).endswith("Page")]
            assert [node["inLanguage"] for node in own] == [language], address
            graphs += 1
    assert graphs > 20


def test_the_translations_are_given_away(eight_built: Built) -> None:
    content = (eight_built.folder / "data" / "translations.json").read_bytes()
    given = json.loads(content)
    settings = eight_built.site.settings

    assert (given["version"], given["released"]) == (settings.version, settings.released)
    assert given["licence"] == settings.licence.url
    assert tuple(given["translations"]) == LANGUAGES[1:]
    for language, texts in given["translations"].items():
        assert texts == [
            {"original": english, "text": words[language], "status": "unreviewed"}
            for english, words in sorted(WORDS["texts"].items())
        ]
    package = json.loads((eight_built.folder / "data" / "datapackage.json").read_bytes())
    described = {each["path"]: each for each in package["resources"]}["translations.json"]
    assert described["bytes"] == len(content)
    index = json.loads((eight_built.folder / "api" / "v1" / "index.json").read_bytes())
    assert index["links"]["translations"] == f"{ADDRESS}data/translations.json"
    assert 'href="../../data/translations.json"' in of_language(eight_built, "kk")["data/"]


@pytest.mark.slow
def test_the_translations_hold_every_translated_text_of_the_real_site(real_built_all: Built) -> None:
    """Each statement that a page shows translated is in the file, word for word."""
    folder = real_built_all.folder
    given = json.loads((folder / "data" / "translations.json").read_bytes())["translations"]
    whole = json.loads((folder / "data" / "summit.json").read_bytes())
    assert tuple(given) == LANGUAGES[1:]
    for language, texts in given.items():
        originals = {each["original"] for each in texts}
        known = 0
        for record in whole["documents"].values():
            known += sum(each["text"] in originals for each in statements_in(record, "documents"))
        assert known, language
