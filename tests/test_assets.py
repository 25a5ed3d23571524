"""Assets that pages ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from summit_record import assets

ADDRESS = "https://a.example/deep/down/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("assets/site.css", "assets/fonts/a b.woff2", "assets/card.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def asks(site: Path, name: str, content: str) -> list[str]:
    return assets.missing(site, assets.asked(name, content, ADDRESS))


@pytest.mark.parametrize("page", ["index.html", "a/index.html", "el/a/b/index.html"])
@pytest.mark.parametrize(
    ("element", "name"),
    [
        ('<link rel="stylesheet" href="{}assets/no.css">', "assets/no.css"),
        ('<link rel="preload" as="font" href="{}assets/fonts/no.woff2">', "assets/fonts/no.woff2"),
        ('<script src="{}assets/no.js?v=1" defer></script>', "assets/no.js"),
        ('<main data-script="{}assets/no.js#x">', "assets/no.js"),
        ('<img alt="" src="{}assets/no%20such.png">', "assets/no such.png"),
        ('<meta property="og:image" content="https://a.example/deep/down/assets/no.png">', "assets/no.png"),
        ('<link href="/deep/down/assets/no.svg">', "assets/no.svg"),
        ('<img src="{}fig/assets/no.png">', "fig/assets/no.png"),
    ],
)
def test_a_missing_asset_of_any_page(site: Path, page: str, element: str, name: str) -> None:
    assert asks(site, page, "<p>Text</p>" + element.format("../" * page.count("/"))) == [name]


@pytest.mark.parametrize(
    "element",
    [
        '<link href="../../assets/site.css"><link href="../../assets/fonts/a%20b.woff2">',
        '<meta property="og:image" content="https://a.example/deep/down/assets/card.png">',
        '<a href="https://elsewhere.example/assets/no.pdf">there</a>',
        '<a href="//elsewhere.example/assets/no.pdf">there</a>',
        '<p title="assets/no">assets/no and "assets/no" and assets/</p>',
        '<meta name="description" content="assets/no">',
        'href="assets/',
    ],
)
def test_what_is_there_or_is_no_asset(site: Path, element: str) -> None:
    assert asks(site, "a/b/index.html", element) == []


@pytest.mark.parametrize(
    "rule",
    [
        '@font-face { src: url("fonts/no.woff2") format("woff2"); }',
        "body { background: url(fonts/no.woff2#x) }",
        "body { background: url( 'fonts/no.woff2' ) }",
        "@import 'fonts/no.woff2';",
    ],
)
def test_what_a_style_sheet_asks_for(site: Path, rule: str) -> None:
    assert asks(site, "assets/site.css", rule) == ["assets/fonts/no.woff2"]


def test_a_style_sheet_s_own_data(site: Path) -> None:
    css = '@font-face { src: url("fonts/a b.woff2") } i { background: url(data:image/svg+xml;base64,x) }'
    assert asks(site, "assets/site.css", css.replace("a b", "a%20b")) == []


@pytest.mark.parametrize("page", ["index.html", "initiatives/frozen-assets/index.html"])
@pytest.mark.parametrize(
    "element",
    ['<a href="{}initiatives/frozen-assets/">', '<a class="x" href="{}themes/assets/">', '<a href="https://b.example/assets/x">'],
)  # fmt: skip
def test_a_record_may_be_called_assets(site: Path, page: str, element: str) -> None:
    assert asks(site, page, element.format("../" * page.count("/"))) == []


def test_a_site_may_stand_in_a_folder_of_that_name() -> None:
    page = (
        '<link rel="canonical" href="https://a.example/assets/themes/x/"><link href="../../assets/site.css">'
    )
    assert assets.asked("themes/x/index.html", page, "https://a.example/assets/") == {"assets/site.css"}
