"""Elements, and text that is measured and broken."""

import pytest

from summit_record.figures import svg


def test_an_element_escapes_attributes_and_text():
    assert svg.tag("g", "<&>", class_='"x"') == '<g class="&#34;x&#34;">&lt;&amp;&gt;</g>'


def test_numbers_are_short_and_what_is_none_is_left_out():
    assert svg.tag("rect", x=1.04, y=2.0, rx=3, lang=None, text_anchor="end") == (
        '<rect x="1" y="2" rx="3" text-anchor="end"></rect>'
    )


def test_words_carry_their_language():
    assert svg.text(0, 0, ("東京", "ja")) == '<text x="0" y="0" lang="ja">東京</text>'


@pytest.mark.parametrize(
    ("words", "rows", "lines"),
    [
        ("short", 2, ["short"]),
        ("one line and then one more", 2, ["one line and", "then one more"]),
        ("words that take more than the lines there are", 2, ["words that", "take more th…"]),
        ("Donaudampfschifffahrtsgesellschaft", 1, ["Donaudampfs…"]),
        ("中央アジア日本対話首脳会合", 2, ["中央アジア日本", "対話首脳会合"]),
        ("", 2, [""]),
    ],
)
def test_text_is_broken_where_it_may_and_cut_where_it_must(words, rows, lines):
    broken = svg.wrap(words, 13, 95, rows)

    assert len(broken) <= rows
    assert all(svg.advance(line, 13) <= 95 for line in broken)
    assert broken == lines
