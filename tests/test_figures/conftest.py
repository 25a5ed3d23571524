"""Figures of the tiny world and of worlds made from it."""

from dataclasses import replace

import pytest

from summit_record import figures, i18n, load, rules
from summit_record.figures import outlines
from summit_record.model import build_site
from summit_record.page import Page
from summit_record.render import Renderer
from summit_record.view import View
from tests import worlds

NAMES = sorted(figures.drawings())


class World:
    """A data folder, resolved, and its figures."""

    def __init__(self, folder, *, checked=True):
        self.data = load.load(folder)
        if checked:
            assert rules.check(self.data) == []
        self.site = build_site(self.data)
        self.outlines = outlines.read(folder)[0]
        self.catalogue = i18n.catalogue(folder, "en", of_data=False)

    def view(self, address="history/"):
        lang = self.site.settings.languages[0]
        renderer = Renderer(self.site, lang, self.catalogue, self.catalogue)
        renderer.env.globals.update(draw=figures.figure, outlines=self.outlines)
        return View(renderer, Page(address, "history.md.j2", "", ""))

    def without(self, *kinds):
        """The same world with no record of some kinds."""
        self.site = replace(
            self.site, records={kind: {} if kind in kinds else own for kind, own in self.site.records.items()}
        )
        return self

    def figure(self, name):
        return figures.figure(name, self.view())

    def macro(self, name):
        """What stands on the page."""
        view = self.view()
        words = '{% import "_macros.md.j2" as m with context %}{{ m.figure(name) }}'
        template = view.renderer.env.from_string(words)
        return template.render(v=view, page=view.page, site=self.site, name=name, links=None)


@pytest.fixture
def make(tmp_path):
    """Makes a world from the tiny one, its files edited: {path: [(old, new), ...]}."""

    def made(edits=None, *, checked=True):
        folder = worlds.copy(tmp_path / "data")
        for path, changes in (edits or {}).items():
            file = folder / path
            text = file.read_text("utf-8")
            for old, new in changes:
                assert old in text, f"{path} holds no {old!r}"
                text = text.replace(old, new, 1)
            file.write_text(text, "utf-8")
        return World(folder, checked=checked)

    return made


@pytest.fixture(scope="session")
def tiny():
    return World(worlds.TINY)
