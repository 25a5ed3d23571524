"""Pytest plugin: the built sites, each built once a session, and golden files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import eight, site


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes tests/golden/ anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/ anew from tests/worlds/tiny; look at the difference before you commit it",
    )


def _built(
    name: str, data: Path, factory: pytest.TempPathFactory, languages: str | None = None
) -> site.Built:
    """A site built from a copy of its data, so that what editors save meanwhile does not disturb the tests."""
    folder = factory.mktemp(name)
    copy = shutil.copytree(data, folder / "data")
    site.build(copy, folder / "site", SUMMIT_LANGS=languages)
    return site.Built(copy, folder / "site")


@pytest.fixture(scope="session")
def tiny_built(tmp_path_factory: pytest.TempPathFactory) -> site.Built:
    """The made-up summit of tests/worlds/tiny, built."""
    return _built("tiny", site.TINY, tmp_path_factory)


@pytest.fixture(scope="session")
def real_built(tmp_path_factory: pytest.TempPathFactory) -> site.Built:
    """The record of data/, built in two of its languages: the others differ in their words alone."""
    return _built("real", site.DATA, tmp_path_factory, "en,ja")


@pytest.fixture(scope="session")
def eight_built(tmp_path_factory: pytest.TempPathFactory) -> site.Built:
    """The made-up summit in eight languages."""
    data = eight.make(tmp_path_factory.mktemp("world") / "data")
    return _built("eight", data, tmp_path_factory)


@pytest.fixture(scope="session")
def real_built_all(tmp_path_factory: pytest.TempPathFactory) -> site.Built:
    """The record of data/ in all its languages, for slow tests: it takes a minute and more."""
    return _built("all", site.DATA, tmp_path_factory)


@pytest.fixture(scope="session")
def tiny_address(tiny_built: site.Built) -> Iterator[str]:
    """Where the tiny site is served."""
    with site.serving(tiny_built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(real_built: site.Built) -> Iterator[str]:
    """Where the real site is served."""
    with site.serving(real_built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def eight_address(eight_built: site.Built) -> Iterator[str]:
    """Where the site in eight languages is served."""
    with site.serving(eight_built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def real_all_address(real_built_all: site.Built) -> Iterator[str]:
    """Where the real site in all its languages is served."""
    with site.serving(real_built_all.folder) as address:
        yield address
