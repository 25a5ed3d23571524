"""Open Graph beside what the theme writes."""


def test_locale_and_day_of_change(heads):
    head = heads["documents/port-accord/"]
    assert head.all("og:locale") == ["en_GB"]
    assert head.all("article:modified_time") == ["2025-02-01"]
    assert not head.all("og:title"), "the theme writes it"
