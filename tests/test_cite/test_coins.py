"""COinS, read the way Zotero's parser does."""

import html
import re
from urllib.parse import unquote

import pytest

from summit_record.cite import coins
from summit_record.cite.item import Item, item, whole
from tests.support import editions
from tests.test_cite.nasty import NASTY

EDITION = editions.tiny()


def parse(span):
    """As parseContextObject of Zotero's openurl.js: split at & and the first =, + and %2B become spaces."""
    (title,) = re.findall(r'\A<span class="Z3988" title="([^"]*)"></span>\Z', str(span))
    found = []
    for part in html.unescape(title).split("&"):
        key, value, *rest = part.split("=")
        assert not rest, "a sign that was not escaped"
        found.append((key, unquote(re.sub(r"\+|%2[bB]", " ", value))))
    return found


@pytest.mark.parametrize(
    "made", [NASTY, *(item(EDITION, r) for r in EDITION.all())], ids=lambda made: made.key
)
def test_what_zotero_would_read(made):
    pairs = parse(coins.span(made))
    read = dict(pairs)
    assert read["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc"
    assert read["rft.type"] == coins.ZOTERO[made.kind]
    assert read["rft.title"] == made.full_title
    assert read["rft.identifier"] == made.url
    assert [value for key, value in pairs if key == "rft.aulast"] == list(made.authors)
    assert not {"rft.aufirst", "rft.au"} & read.keys(), "a name would be split"


def test_documents_are_documents_and_sources_web_pages():
    accord, source = EDITION.site.documents["port-accord"], EDITION.site.sources["office-note"]
    assert dict(parse(coins.span(item(EDITION, accord))))["rft.type"] == "document"
    assert dict(parse(coins.span(item(EDITION, source))))["rft.type"] == "webpage"
    article = dict(parse(coins.span(item(EDITION, EDITION.site.sources["courier-report"]))))
    assert (article["rft.type"], article["rft.source"]) == ("newspaperArticle", "Belmark Courier")
    assert dict(parse(coins.span(whole(EDITION))))["rft.type"] == "dataset"


def test_no_plus_sign_is_lost():
    made = Item("key", "webpage", "A + B", "https://a.example/x+y?q=a+b", authors=("A+B",), publisher="C++")
    read = dict(parse(coins.span(made)))
    assert (read["rft.title"], read["rft.aulast"], read["rft.publisher"]) == ("A ＋ B", "A＋B", "C＋＋")
    assert read["rft.identifier"] == "https://a.example/x%2By?q=a%20b"


def test_the_licence_is_that_of_what_is_cited():
    licence = EDITION.site.settings.licence.url
    assert dict(parse(coins.span(item(EDITION, EDITION.site.summit))))["rft.rights"] == licence
    for record in (EDITION.site.documents["port-accord"], EDITION.site.sources["office-note"]):
        assert "rft.rights" not in dict(parse(coins.span(item(EDITION, record))))
