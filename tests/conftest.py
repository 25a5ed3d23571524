import pytest
from hypothesis import settings

from summit_record import load, model
from tests import worlds

# Time is measured in the benchmark; a test fails for what it finds, not for a busy machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = ["tests.support.browser_plugin", "tests.support.site_plugin"]


@pytest.fixture
def tiny(tmp_path):
    """The tiny world as a data folder that a test may change."""
    return worlds.copy(tmp_path / "data")


@pytest.fixture(scope="session")
def tiny_site():
    """The tiny world, resolved."""
    return model.build_site(load.load(worlds.TINY))
