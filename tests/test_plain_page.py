"""Plain Markdown of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from summit_record.plain_page import markdown

AT = "https://record.example/a/documents/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>A</h1><p>One\n two</p><p>Three</p>", "# A\n\nOne two\n\nThree\n"),
        ('<p>See <a href="../bodies/x/">the <em>body</em></a>.</p>', "See [the body](https://record.example/a/bodies/x/).\n"),
        ('<p><a href="#here">Down</a></p>', "Down\n"),
        ('<p>Said<a href="#source-x">1</a><a href="#source-y">2</a></p>', "Said \\[1\\] \\[2\\]\n"),
        ('<p><a href="x/">Name</a><span>名</span></p>', "[Name](https://record.example/a/documents/x/) 名\n"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two\n"),
        ("<ul><li><p>one</p></li></ul>", "- one\n"),
        ("<dl><div><dt>Where</dt><dd>In a town</dd></div></dl>", "Where: In a town\n"),
        ("<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td></td></tr></table>", "A | 1\nB |\n"),
        ("<p>a</p><svg><text>no</text></svg><nav>no</nav><p hidden>no</p><p>b</p>", "a\n\nb\n"),
        ('<form><select><option>no</option></select><input type="text">no</form><p>b</p>', "b\n"),
        ("<p>1. May</p><p>on <b>1.</b> May</p>", "1\\. May\n\non 1. May\n"),
        ("<p>2 &lt; 3 &amp; 4</p>", "2 \\< 3 & 4\n"),
        ("<details><summary>More</summary><p>Inside</p></details>", "More\n\nInside\n"),
    ],
)  # fmt: skip
def test_of_html(html: str, expected: str) -> None:
    assert markdown(html, AT) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_text_stays_text(text: str) -> None:
    """Nothing that a page says becomes markup in its twin."""
    found = markdown(f"<p>x{escape(text)}x</p>", AT)

    assert "<" not in found.replace("\\<", "")
    assert found.count("\n") == 1
