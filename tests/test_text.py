import re
from html import unescape
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from summit_record import text

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
nasty = st.text(st.sampled_from("<>&\"'`*_{}[]()#+-.!~|:=^$@/\\ aß漢\n\t"), max_size=40)


class Elements(HTMLParser):
    """Collects what a browser would see: tags with attributes, and the text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def folded(words):
    return " ".join(words.split())


@given(words | nasty)
@example("<script>alert(1)</script>")
@example("&lt;b&gt; &amp; &#60;")
@example("{: #other .class onclick=x }")
@example("a {: #other }")
@example("[a](javascript:alert(1)) ![x](y) <http://a.example> `code` **b**")
@example("# # #")
@example("Title #")
@example("1. one")
@example("\\*")
@example("a ---- b === c")
@example("*[HTML]: x")
def test_a_heading_is_one_h2_with_the_words_and_nothing_else(title):
    if not folded(title):
        return
    made = text.heading(title)
    html = markdown.markdown(f"## {made} {{: #anchor }}\n\nText.", extensions=["attr_list", "toc"])
    page = Elements(html)
    assert page.tags == [("h2", {"id": "anchor"}), ("p", {})]
    heading = unescape(re.sub(r"<[^>]*>", "", html.partition("</h2>")[0]))
    assert folded(heading) == folded(title)


@given(words | nasty)
def test_a_heading_holds_no_character_that_html_or_markdown_would_read(title):
    made = text.heading(title)
    assert isinstance(made, Markup)
    assert not re.search(r"[<>\"'`*_{}\[\]()+\-.!~|:\\]|\n", made)
    assert folded(unescape(made)) == folded(title)


def link(reference, words):
    return Markup('<a href="{}">{}</a>').format(reference, words or "its title")


@given(words | nasty)
@example("[[documents/x|<b>]]")
@example('[[documents/x|"onclick="y]]')
@example("[[documents/x|[[documents/y]]]]")
@example("[[documents/<script>]]")
def test_a_text_makes_links_and_no_other_element(written):
    page = Elements(str(text.inline(written, link)))
    assert all(tag == "a" for tag, _ in page.tags)
    assert [attributes for _, attributes in page.tags] == [{"href": r} for r in text.references(written)]


@given(words)
def test_a_text_without_links_is_escaped_and_that_is_all(written):
    if "[[" not in written:
        assert text.inline(written, link) == escape(written)


@given(words, words)
def test_words_around_a_link_go_through_the_given_function(before, after):
    if "[" in before + after or "]" in before + after:
        return
    made = text.inline(f"{before}[[documents/x]]{after}", link, lambda part: Markup("({})").format(part))
    assert made == Markup('({})<a href="documents/x">its title</a>({})').format(before, after)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[[documents/x]]", ["documents/x"]),
        ("[[documents/x#signed|as signed]] and [[summit/summit]]", ["documents/x#signed", "summit/summit"]),
        ("[documents/x] [[x]] [[Documents/x]] [[documents/x|]] [[documents/../x]]", []),
        ("[[[documents/x]]]", ["documents/x"]),
    ],
)
def test_references_are_what_links_lead_to(written, found):
    assert text.references(written) == found


def test_plain_text_has_the_words_or_the_title():
    written = "See [[documents/x|the accord]] and [[events/y]] <now>."
    assert text.plain(written, lambda reference: f"«{reference}»") == "See the accord and «events/y» <now>."
