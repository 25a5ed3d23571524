import pytest

from summit_record import anchors


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("../documents/x/#a", ("documents/x/index.html", "a")),
        ("../documents/x/?y=1#a", ("documents/x/index.html", "a")),
        ("../404.html#a", ("404.html", "a")),
        ("../#%C3%A9", ("index.html", "é")),
        ("../x/#a&amp;b", ("x/index.html", "a&b")),
    ],
)
def test_places_are_found_from_where_the_page_is(link, place):
    assert anchors.asked("note/index.html", f'<p><a class="b" href="{link}">x</a></p>') == {place}


@pytest.mark.parametrize(
    "link", ["#a", "../x/", "../x/#", "https://a.example/#a", "//a.example/x#a", "/x/#a"]
)
def test_others_are_no_matter_here(link):
    assert anchors.asked("note/index.html", f'<a href="{link}">x</a>') == set()


def test_what_is_not_on_its_page_is_told(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "index.html").write_text('<h1 id="a">é</h1><p id="b&amp;c">', "utf-8")
    here = "x/index.html"

    assert anchors.missing(tmp_path, {(here, "a"), (here, "b&c"), (here, "z"), ("no/index.html", "a")}) == [
        "x/#z"
    ]
