"""HTML blocks come through untouched, and headings are still Markdown's."""

import markdown
from hypothesis import given
from hypothesis import strategies as st

from summit_record import blocks

PAGE = (
    '<p class="lead">a *b* c</p>\n\n## Heading {: #one }\n\n<div>\n\n<p>x</p>\n</div>\n\n## Last {: #two }\n'
)


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "toc"])


def test_blocks_come_back_in_their_place() -> None:
    short, kept = blocks.set_aside(PAGE)
    assert "class" not in short
    assert len(kept) == 2
    html = blocks.put_back(convert(short), kept)
    assert html == (
        '<p class="lead">a *b* c</p>\n\n<h2 id="one">Heading</h2>\n<div>\n\n<p>x</p>\n</div>\n\n<h2 id="two">Last</h2>'
    )


def test_the_same_as_markdown_makes_of_it() -> None:
    short, kept = blocks.set_aside(PAGE)
    assert blocks.put_back(convert(short), kept).split() == convert(PAGE).split()


def test_a_page_without_headings() -> None:
    short, kept = blocks.set_aside("<p>only</p>\n")
    assert blocks.put_back(convert(short), kept) == "<p>only</p>"


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="<>\r", exclude_categories=["Cs", "Cc"]))))
def test_nothing_is_lost(texts: list[str]) -> None:
    page = "\n\n".join(f"<p>{text}</p>\n\n## h{n} {{: #h{n} }}" for n, text in enumerate(texts))
    short, kept = blocks.set_aside(page)
    html = blocks.put_back(convert(short), kept)
    assert all(f"<p>{text}</p>" in html for text in texts)
