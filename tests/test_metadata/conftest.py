import json
import re
from html.parser import HTMLParser

import pytest

from summit_record.metadata import head
from summit_record.pages import all_pages
from tests.support import editions


class Head(HTMLParser):
    """The head of a page: links, tags and the graph."""

    def __init__(self, text):
        super().__init__()
        self.links, self.metas = [], []
        self.feed(text)
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        self.graph = json.loads(block)["@graph"]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "link":
            self.links.append((given["rel"], given.get("type"), given["href"]))
        elif tag == "meta":
            self.metas.append((given.get("name") or given["property"], given["content"]))

    def of(self, type_):
        """The nodes of a type."""
        return [node for node in self.graph if node["@type"] == type_]

    def all(self, name):
        """The values of a tag."""
        return [value for key, value in self.metas if key == name]


@pytest.fixture(scope="session")
def heads():
    """The head of every page of the tiny world, by address."""
    edition = editions.tiny()
    edition.renderer.env.globals["edition"] = edition
    return {
        page.address: Head(str(head(edition, page))) for page in all_pages(edition.site, edition.renderer)
    }
