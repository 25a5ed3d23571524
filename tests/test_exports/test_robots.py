"""robots.txt lets everybody in and names the map of the site."""

from urllib.robotparser import RobotFileParser

from tests.support import editions


def test_everything_may_be_read():
    edition = editions.tiny()
    parser = RobotFileParser()
    parser.parse(editions.files(edition)["robots.txt"].content.decode().splitlines())
    assert parser.can_fetch("anything", edition.url("data/summit.json"))
    assert parser.site_maps() == [edition.url("sitemap.xml")]
