"""Generated pages become what Markdown would make of them."""

import markdown
from hypothesis import given
from hypothesis import strategies as st

from summit_record import blocks
from summit_record.text import heading

PAGE = (
    '<p class="lead">a *b* c</p>\n\n## Heading {: #one }\n\n<div>\n\n<p>x</p>\n</div>\n\n'
    "### Under it {: #sub-1 }\n\n## Last {: #two }\n"
)


def by_markdown(text: str) -> tuple[str, list[dict]]:
    parser = markdown.Markdown(extensions=["attr_list", "toc"])
    html = parser.convert(text)
    return html, parser.toc_tokens


def shape(tokens: list[dict]) -> list[tuple]:
    return [(each["level"], each["id"], each["name"], shape(each["children"])) for each in tokens]


def test_headings_and_blocks() -> None:
    html, tokens = blocks.convert(PAGE)

    assert html == (
        '<p class="lead">a *b* c</p>\n\n<h2 id="one">Heading</h2>\n\n<div>\n\n<p>x</p>\n</div>\n\n'
        '<h3 id="sub-1">Under it</h3>\n\n<h2 id="two">Last</h2>'
    )
    assert shape(tokens) == [(2, "one", "Heading", [(3, "sub-1", "Under it", [])]), (2, "two", "Last", [])]


def test_the_same_as_markdown_makes_of_it() -> None:
    html, tokens = blocks.convert(PAGE)
    expected, contents = by_markdown(PAGE)

    assert html.split() == expected.split()
    assert shape(tokens) == shape(contents)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_text_of_a_heading_is_the_same_as_markdown_makes_of_it(text: str) -> None:
    page = f"## {heading('x' + text + 'x')} {{: #one }}\n"

    assert blocks.convert(page)[0] == by_markdown(page)[0]


def test_attributes_of_a_heading() -> None:
    page = '## Ending {: #end lang="en" }'

    assert blocks.convert(page)[0] == by_markdown(page)[0] == '<h2 id="end" lang="en">Ending</h2>'


def test_a_page_without_headings() -> None:
    assert blocks.convert("\n<p>only</p>\n") == ("<p>only</p>", [])


def test_what_only_looks_like_a_heading_stays() -> None:
    block = "<pre>\n## a comment\n#### {: #deep }\n</pre>"

    assert blocks.convert(block) == (block, [])


def test_front_matter_is_left_out() -> None:
    assert blocks.body('---\ntitle: "a --- b"\n---\n\n<p>x</p>\n---\n') == "\n\n<p>x</p>\n---\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="<>\r", exclude_categories=["Cs", "Cc"]))))
def test_nothing_is_lost(texts: list[str]) -> None:
    page = "\n\n".join(f"<p>{text}</p>\n\n## h{n} {{: #h{n} }}" for n, text in enumerate(texts))
    html, tokens = blocks.convert(page)

    assert all(f"<p>{text}</p>" in html for text in texts)
    assert len(tokens) == len(texts)
