from __future__ import annotations

import pytest

from tests.site.crawler import Crawler
from tests.support.site import Built


@pytest.fixture(scope="session")
def tiny_crawler(tiny_built: Built, tiny_address: str) -> Crawler:
    """The tiny site, all its pages read."""
    return Crawler(tiny_built, tiny_address)


@pytest.fixture(scope="session")
def real_crawler(real_built: Built, real_address: str) -> Crawler:
    """The real site, all its pages read."""
    return Crawler(real_built, real_address)


@pytest.fixture(params=["tiny", "real"])
def crawler(request: pytest.FixtureRequest) -> Crawler:
    """Each of the two sites."""
    crawler: Crawler = request.getfixturevalue(f"{request.param}_crawler")
    return crawler
