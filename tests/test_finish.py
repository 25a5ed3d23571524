"""The policy that the last step writes into each page."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_record.finish import finish, policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def script_src(html: str) -> list[str]:
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy(html).split(";"))
    return rules["script-src"].split()


def test_first_in_the_head_after_the_character_set() -> None:
    html = finish(PAGE.format(""))

    assert re.search(
        r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]+"><title>', html
    )


def test_the_rest_of_the_page_is_untouched() -> None:
    html = PAGE.format(r"<p>\1 \g<0> <meta charset=x></p>")

    assert re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", finish(html)) == html


def test_once_a_page() -> None:
    assert finish(PAGE.format('<meta charset="utf-8">')).count("http-equiv") == 1


def test_nothing_but_the_sites_own_without_inline_scripts() -> None:
    assert script_src(PAGE.format('<script src="a.js"></script>')) == ["'self'"]
    assert "'unsafe" not in policy(PAGE.format("<p>x</p>"))


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    assert script_src(PAGE.format("<script>a()\n</script>")) == ["'self'", hash_of("a()\n")]


def test_each_inline_script_once_and_in_order() -> None:
    html = PAGE.format("<script>b()</script><script>a()</script><script>b()</script>")

    assert script_src(html) == ["'self'", *sorted([hash_of("a()"), hash_of("b()")])]


@pytest.mark.parametrize("kind", ["application/ld+json", "application/json", "text/plain"])
def test_data_needs_no_hash(kind: str) -> None:
    assert script_src(PAGE.format(f'<script type="{kind}">{{}}</script>')) == ["'self'"]


@pytest.mark.parametrize(
    "attributes",
    [
        'type="module"',
        "type='text/javascript'",
        "type=application/javascript",
        'type=""',
        'type="importmap"',
        'data-src="a.js"',
        'data-type="application/json" defer',
    ],
)
def test_whatever_runs_needs_one(attributes: str) -> None:
    assert script_src(PAGE.format(f"<script {attributes}>x()</script>")) == ["'self'", hash_of("x()")]


def test_one_changed_letter_changes_the_policy() -> None:
    assert policy(PAGE.format("<script>a</script>")) != policy(PAGE.format("<script>b</script>"))


def test_the_preview_may_run_its_reload_script() -> None:
    html = finish(PAGE.format("<script>reload()</script>"), scripts=False)

    assert "script-src * 'unsafe-inline'" in html
    assert "style-src 'self'" in html


@given(st.text(st.characters(exclude_characters="<", exclude_categories=["Cs"])))
def test_any_script(script: str) -> None:
    expected = ["'self'", hash_of(script)] if script else ["'self'"]

    assert script_src(PAGE.format(f"<script>{script}</script>")) == expected


@given(st.text(st.sampled_from("ab \t\r\n"), max_size=60), st.integers(1, 9))
def test_lines_are_squeezed_wherever_a_page_is_cut(text: str, at_once: int) -> None:
    html = PAGE.format(text)
    lines = (line.strip(" \t\r") for line in html.split("\n"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summit_record.finish.AT_ONCE", at_once)
        made = finish(html)

    policies = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
    assert re.sub(policies, "", made) == "\n".join(line for line in lines if line)
