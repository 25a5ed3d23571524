import pytest

from summit_record import environment

LANGS = ("en", "el")


def said(**variables):
    return [str(problem) for problem in environment.problems(variables, LANGS)]


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"SITE_URL": "", "REPOSITORY_URL": "", "SUMMIT_LANGS": ""},
        {"SITE_URL": "https://a.example", "REPOSITORY_URL": "http://localhost:3000/o/r/"},
        {"SUMMIT_LANGS": "el"},
        {"SUMMIT_LANGS": " en , el,"},
        {"SUMMIT_LANGS": "first"},
    ],
)
def test_what_is_right(variables):
    assert said(**variables) == []


@pytest.mark.parametrize(
    "value",
    ["example.org", "https://a.example/?a=b", "https://a.example/#x", " ", "/", "https://x y/", "http://[::1",
     "javascript:alert(1)", "https://me:secret@a.example/"],
)  # fmt: skip
@pytest.mark.parametrize("name", environment.ADDRESSES)
def test_an_address_that_is_none(name, value):
    (line,) = said(**{name: value})
    assert line.startswith(f"{name}:1:1: '{value}' ")


@pytest.mark.parametrize(
    ("value", "wrong"), [("eo", ["eo"]), ("EN", ["EN"]), ("en el", ["en el"]), ("xx,en,yy", ["xx", "yy"])]
)
def test_a_language_that_is_none(value, wrong):
    lines = said(SUMMIT_LANGS=value)
    assert [line.partition(" is ")[0] for line in lines] == [f"SUMMIT_LANGS:1:1: '{each}'" for each in wrong]


@pytest.mark.parametrize(
    ("value", "languages"),
    [(None, LANGS), ("", LANGS), ("first", ("en",)), ("el", LANGS), ("en", ("en",)), ("el,en", LANGS)],
)
def test_the_first_language_is_always_built_and_the_order_is_the_sites(value, languages):
    variables = {} if value is None else {"SUMMIT_LANGS": value}
    assert environment.languages(variables, LANGS) == languages
