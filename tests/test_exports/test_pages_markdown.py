"""The Markdown of a page says what the record says, and stays text."""

import markdown

from summit_record.model import statements_of
from tests.support import editions


def test_every_record_with_a_page_has_one():
    edition = editions.tiny()
    files = editions.files(edition)
    for record in edition.all():
        twin = edition.twin(record)
        assert (twin is None) or twin.removeprefix(edition.address) in files
    assert edition.twin(edition.site.gaps["menu-of-dinner"]) is None


def test_every_statement_with_its_grade_and_sources():
    edition = editions.tiny()
    for document in edition.site.documents.values():
        text = editions.files(edition)[f"documents/{document.id}/index.md.txt"].content.decode()
        for statement in statements_of(document):
            line = next(line for line in text.splitlines() if statement.text in line)
            assert edition.grades[f"documents/{document.id}#{statement.id}"] in line
        for citation in document.sources:
            assert f"<{edition.site.sources[citation.source].url}>" in text


def test_text_stays_text(tiny):
    path = tiny / "documents" / "port-accord.yml"
    old = "Opens the ports of each country to boats of the other."
    nasty = "# <script>x</script> [a](b) *c* _d_"
    path.write_text(path.read_text("utf-8").replace(old, f"'{nasty}'"), "utf-8")
    text = editions.files(editions.edition(tiny))["documents/port-accord/index.md.txt"].content.decode()
    html = markdown.markdown(text)
    assert "<script>" not in html
    assert 'href="b"' not in html
    assert "<em>" not in html
