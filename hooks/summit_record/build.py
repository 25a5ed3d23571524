"""The whole pipeline on one screen: load, check, model, pages and exports, as files to be written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from . import figures, i18n, load, picture, rules
from .cite import shown
from .edition import Edition
from .exports import exports
from .figures import outlines
from .metadata import head
from .model import Site, build_site, ref
from .page import Page
from .pages import FOOTER, NAVIGATION, all_pages
from .problems import Problem
from .render import Renderer
from .schema import SINGLES
from .search import terms
from .theme import alternates, theme_texts
from .translate import coverage
from .view import View


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be made: `path` below the docs folder; Markdown pages end in `.md`."""

    path: str
    content: str | bytes
    title: str = ""
    edit: str | None = None
    """The data file behind it, from the root of the repository."""
    updated: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    """What the theme needs to know of the page besides its front matter."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a data folder makes: files and navigation, or problems and nothing else."""

    problems: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()
    nav: tuple[tuple[str, str], ...] = ()
    """(title, path) of the sections in the navigation."""
    title: str = ""
    description: str = ""
    address: str = ""
    theme: Mapping[str, Any] = field(default_factory=dict)
    """What the theme needs for pages that are none of ours (404)."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses outside the site that every page may need."""

    repository: str
    branch: str
    contact: str
    folder: str = ""
    """What stands before the data folder's name in the repository: empty, or ends in a slash."""

    def edit(self, path: str) -> str:
        """Where a file is edited."""
        return f"{self.repository}/edit/{quote(self.branch)}/{quote(self.folder + path)}"

    def source(self, path: str) -> str:
        """Where a file is read."""
        return f"{self.repository}/blob/{quote(self.branch)}/{quote(self.folder + path)}"


def build(folder: Path, environment: Mapping[str, str] = os.environ) -> Built:
    """Make everything from a data folder. SITE_URL and REPOSITORY_URL of the environment go before the data's."""
    data = load.load(folder)
    problems = rules.check(data)
    if problems:
        return Built(problems=tuple(problems))
    site = build_site(data)
    settings = site.settings
    contact = settings.contact
    links = Links(
        (environment.get("REPOSITORY_URL") or settings.repository).rstrip("/"),
        settings.branch,
        contact.url or f"mailto:{contact.email}",
        _above(folder),
    )
    address = (environment.get("SITE_URL") or settings.address).rstrip("/") + "/"
    outputs: list[Output] = []
    themes = []
    main: Edition | None = None
    reached = tuple(coverage.coverage(data, settings.languages[1:], i18n.LOCALE))
    for lang in _languages(site, environment):
        renderer = _renderer(site, folder, lang, links, _languages(site, environment))
        renderer.coverage = reached
        edition = renderer.env.globals["edition"] = Edition(site, renderer, address, main)
        main = main or edition
        pages, theme = _pages(site, renderer)
        outputs += pages
        themes.append(theme)
    if main:
        outputs += [Output(export.path, export.content) for export in exports(main)]
    if settings.image:
        image = picture.path(folder, settings.image)
        outputs.append(Output(picture.address(settings.image), image.read_bytes()))
    sections = {output.path: output.title for output in outputs}
    return Built(
        outputs=tuple(outputs),
        nav=tuple((sections[p], p) for a in NAVIGATION if (p := f"{a}index.md") in sections),
        title=settings.title,
        description=settings.description,
        address=address,
        theme=themes[0],
    )


def _above(folder: Path) -> str:
    """The way to a data folder from where builds are run, the root of the repository; "" where it lies elsewhere."""
    here, root = folder.resolve().parent, Path.cwd().resolve()
    return f"{here.relative_to(root).as_posix()}/" if here != root and here.is_relative_to(root) else ""


def _languages(site: Site, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The languages to build: those of the data, or those of them that SUMMIT_LANGS names (`en,ja`).

    The first is always built: other languages' pages lead back to it.
    """
    known = site.settings.languages
    wanted = {lang.strip() for lang in environment.get("SUMMIT_LANGS", "").split(",")} - {""}
    return tuple(lang for lang in known if not wanted or lang in wanted or lang == known[0])


def _renderer(site: Site, folder: Path, lang: str, links: Links, languages: tuple[str, ...]) -> Renderer:
    """The renderer of a language, with what its templates may call."""
    interface, records = (i18n.catalogue(folder, lang, of_data=of_data) for of_data in (False, True))
    renderer = Renderer(site, lang, interface, records)
    renderer.alternates = languages
    renderer.env.globals.update(
        links=links,
        draw=figures.figure,
        outlines=outlines.read(folder)[0],
        search_terms=terms.lines(folder, site.settings.languages),
        quoted=shown.of_record,
        quoted_list=shown.of_list,
    )
    return renderer


def _pages(site: Site, renderer: Renderer) -> tuple[list[Output], dict[str, Any]]:
    found = list(all_pages(site, renderer))
    latest = max(record.updated for record in site.all())
    here = {page.address: page.title for page in found}
    short = {page.address: page.nav_title or page.title for page in found}
    theme = theme_texts(
        site,
        renderer,
        sections=[(short[address], address) for address in NAVIGATION if address in short],
        footer=[(here[address], address) for address in FOOTER if address in here],
    )
    return [_output(site, renderer, page, theme, latest) for page in found], theme


def _output(site: Site, renderer: Renderer, page: Page, theme: Mapping[str, Any], latest: str) -> Output:
    edit = None
    if page.record is not None:
        kind = page.record.kind
        path = site.paths.get(f"{kind}/{kind if kind in SINGLES else page.record.id}")
        links = cast("Links", renderer.env.globals["links"])
        edit = path and links.folder + path
    return Output(
        renderer.prefix + page.source_path,
        renderer.render(page, View(renderer, page)),
        title=page.nav_title or page.title,
        edit=edit,
        updated=page.updated or latest,
        meta={
            **theme,
            "record_id": ref(page.record) if page.record is not None else None,
            "alternates": alternates(site, renderer, page.address),
            "section": renderer.prefix + page.address.partition("/")[0] + "/",
            "search_body": terms.indexed(page),
            "head": head(Edition.of(site, renderer), page),
            **page.meta,
        },
    )
