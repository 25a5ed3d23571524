"""The whole pipeline on one screen: load, check, model, pages and exports, as files to be written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import blocks, figures, i18n, load, picture, plain_page, rules, sitemap
from . import environment as variables
from .cite import shown
from .edition import TWIN, Edition
from .exports import exports
from .figures import outlines
from .metadata import head
from .model import Site, build_site, ref
from .output import File, Made, Output
from .page import Page
from .pages import FOOTER, NAVIGATION, all_pages
from .problems import Problem
from .render import Renderer, prefix
from .search import terms
from .theme import alternates, theme_texts
from .translate import coverage, extract
from .view import View


@dataclass(frozen=True, slots=True)
class Built:
    """What a data folder makes: files, or problems and nothing else."""

    problems: tuple[Problem, ...] = ()
    outputs: tuple[File, ...] = ()
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


def build(folder: Path, environment: Mapping[str, str] = os.environ, kept: load.Kept | None = None) -> Built:
    """Plan everything from a data folder. SITE_URL and REPOSITORY_URL of the environment go before the data's.

    `kept`: files as read the last time, where there was one.
    """
    data = load.load(folder, kept)
    problems = rules.check(data)
    if problems:
        return Built(problems=tuple(problems))
    site = build_site(data)
    settings = site.settings
    problems = list(variables.problems(environment, settings.languages))
    if problems:
        return Built(problems=tuple(problems))
    contact = settings.contact
    links = Links(
        (environment.get("REPOSITORY_URL") or settings.repository).rstrip("/"),
        settings.branch,
        contact.url or f"mailto:{contact.email}",
        _above(folder),
    )
    address = (environment.get("SITE_URL") or settings.address).rstrip("/") + "/"
    languages = variables.languages(environment, settings.languages)
    latest = max(record.updated for record in site.all())
    records, of_records = extract.placed(data), folder / "translations"
    reached = cache(
        lambda: tuple(coverage.coverage(records, settings.languages[1:], of_records, i18n.LOCALE))
    )
    translations = cache(
        lambda: {lang: i18n.catalogue(folder, lang, of_data=True) for lang in settings.languages[1:]}
    )
    main: Edition | None = None
    outputs: list[File] = []
    themes: list[Mapping[str, Any]] = []
    entries: list[sitemap.Entry] = []
    for lang in languages:
        renderer = _renderer(site, folder, lang, links, languages)
        renderer.coverage = reached
        edition = renderer.env.globals["edition"] = Edition(site, renderer, address, main)
        edition.translations = translations
        main = main or edition
        pages = list(all_pages(site, renderer))
        theme = _theme(site, renderer, pages)
        made = [_output(site, renderer, page, theme) for page in pages]
        themes.append(theme)
        if edition is not main:
            outputs += made
        else:
            here = [
                (page, output)
                for page, output in zip(pages, made, strict=True)
                if not page.meta.get("redirect")
            ]
            outputs += exports(main)
            twins = {
                output.path: Output(page.address + TWIN, partial(_twin, output, edition.url(page.address)))
                for page, output in here
                if page.record is None or not edition.own_page(page.record)
            }
            for output in made:  # the twin goes before: what it makes of its page is at hand for the page
                outputs += [twins[output.path], output] if output.path in twins else [output]
            entries = [sitemap.Entry(page.address, page.updated or latest) for page, _ in here]
    tags = {site.records["languages"][lang].tag: prefix(site, lang) for lang in languages}
    outputs += [Output(path, partial(_file, make)) for path, make in sitemap.files(address, tags, entries)]
    if settings.image:
        image = picture.path(folder, settings.image).read_bytes()
        outputs.append(Output(picture.address(settings.image), lambda: (image, {})))
    double = [path for path, times in Counter(output.served for output in outputs).items() if times > 1]
    if double:
        what = "two pages or files would stand at {}; give one of the records another id"
        return Built(tuple(Problem(data.name, 1, 1, "addresses", what.format(path)) for path in double))
    return Built(
        outputs=tuple(outputs),
        title=settings.title,
        description=settings.description,
        address=address,
        theme=themes[0],
    )


def _file(make: Callable[[], bytes]) -> Made:
    return make(), {}


def _twin(page: Output, address: str) -> Made:
    return plain_page.markdown(blocks.convert(blocks.body(str(page.content)))[0], address), {}


def _above(folder: Path) -> str:
    """The way to a data folder from where builds are run, the root of the repository; "" where it lies elsewhere."""
    here, root = folder.resolve().parent, Path.cwd().resolve()
    return f"{here.relative_to(root).as_posix()}/" if here != root and here.is_relative_to(root) else ""


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


def _theme(site: Site, renderer: Renderer, pages: Sequence[Page]) -> Mapping[str, Any]:
    here = {page.address: page.title for page in pages}
    short = {page.address: page.nav_title or page.title for page in pages}
    return theme_texts(
        site,
        renderer,
        sections=[(short[address], address) for address in NAVIGATION if address in short],
        footer=[(here[address], address) for address in FOOTER if address in here],
    )


def _output(site: Site, renderer: Renderer, page: Page, theme: Mapping[str, Any]) -> Output:
    make = partial(_page, site, renderer, page, theme)
    return Output(renderer.prefix + page.source_path, make, first=not renderer.prefix)


def _page(site: Site, renderer: Renderer, page: Page, theme: Mapping[str, Any]) -> Made:
    return renderer.render(page, View(renderer, page)), {
        **theme,
        "title": page.title,
        "description": page.description,
        "toc": page.toc,
        "record_id": ref(page.record) if page.record is not None else None,
        "alternates": alternates(site, renderer, page.address),
        "section": renderer.prefix + page.address.partition("/")[0] + "/",
        "search_body": terms.indexed(page),
        "head": head(Edition.of(site, renderer), page),
        **page.meta,
    }
