"""The log names every record that came in, was corrected or withdrawn, by day."""

import re

from tests.support import editions


def test_every_change_is_named_once():
    edition = editions.tiny()
    text = editions.files(edition)["data/CHANGELOG.txt"].content.decode()
    days = re.findall(r"^## (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)
    assert days == sorted(set(days), reverse=True)
    assert edition.site.settings.version in text
    for id_, document in edition.site.documents.items():
        section = text.split(f"## {document.added}\n")[1]
        assert re.search(rf"^- documents \(\d+\):.*\b{id_}\b", section, re.MULTILINE)
    for correction in edition.site.corrections.values():
        assert f"- {correction.record}: {correction.was} → {correction.now}" in text
    for stone in edition.site.withdrawn:
        assert f"- {stone.record}: {stone.reason}" in text
