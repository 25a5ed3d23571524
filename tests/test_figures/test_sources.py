"""Sources by country and kind of publisher."""

import re


def test_rows_add_up_to_all_sources(tiny):
    figure = tiny.figure("sources")

    assert sum(int(row[-1]) for row in figure.rows) == len(tiny.site.sources)
    for row in figure.rows:
        assert sum(int(cell) for cell in row[1:-1] if cell != "–") == int(row[-1])


def test_kinds_lead_to_their_sources_and_countries_to_their_publishers(tiny):
    drawn = tiny.figure("sources").svg

    assert 'sources/#official"' in drawn
    assert 'bodies/#xr"' in drawn


def test_bars_are_as_long_as_their_numbers(tiny):
    wide = tiny.figure("sources").svg.partition("</svg>")[0]
    pairs = re.findall(r'width="([\d.]+)" height="15" class="bar[^>]+></rect><text[^>]+>(\d+)<', wide)
    lengths = {number: {float(long) for long, n in pairs if n == number} for _, number in pairs}

    assert all(max(own) - min(own) < 0.2 for own in lengths.values())
    assert max(lengths["1"]) < min(lengths["2"])
