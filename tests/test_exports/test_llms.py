"""llms.txt: a title, a summary, and links that lead somewhere."""

import re

from tests.support import editions


def test_it_begins_with_title_and_summary_and_says_how_to_cite():
    edition = editions.tiny()
    lines = editions.files(edition)["llms.txt"].content.decode().splitlines()
    assert lines[0] == f"# {edition.site.settings.title}"
    assert lines[2].startswith("> ")
    assert any(line.startswith("Cite as: ") for line in lines)


def test_every_link_into_the_site_is_a_file():
    edition = editions.tiny()
    text = editions.files(edition)["llms.txt"].content.decode()
    links = re.findall(rf"<{re.escape(edition.address)}([^>]*)>", text)
    assert len(links) > 20
    assert set(links) <= editions.files(edition).keys()
