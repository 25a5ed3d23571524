"""The established terms of a language: beside the texts that use them, on the glossary page, and in the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summit_record import build, load
from summit_record.commands import translations
from summit_record.schema import TranslationTerm
from summit_record.translate import catalogues, terms
from tests import worlds

HERE = Path(__file__).parents[1]


def comments(text: str, *known: tuple[str, str]) -> list[str]:
    made = [TranslationTerm(en=en, term=term) for en, term in known]
    (entry,) = terms.noted([catalogues.Entry(text, extracted=("note",))], made)
    assert entry.extracted[0] == "note"
    return list(entry.extracted[1:])


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("An accord was signed.", True),
        ("Accord on ports", True),
        ("Two accords", True),
        ("the accord's seal", True),
        ("according to it", False),
        ("disaccord", False),
        ("accord2", False),
    ],
)
def test_whole_words_are_terms(text, noted):
    assert comments(text, ("accord", "συμφωνία")) == (["Term: accord = συμφωνία"] if noted else [])


def test_the_longest_term_hides_what_is_inside_it():
    known = (("declaration", "δ"), ("joint declaration", "κδ"))
    assert comments("A joint declaration.", *known) == ["Term: joint declaration = κδ"]
    assert comments("A joint declaration; a declaration.", *known) == [
        "Term: joint declaration = κδ",
        "Term: declaration = δ",
    ]


def test_at_most_five_the_longest_first():
    words = ["a" * length for length in range(1, 8)]
    found = comments(" ".join(words), *((word, "x") for word in words))
    assert found == [f"Term: {'a' * length} = x" for length in (7, 6, 5, 4, 3)]


def test_signs_in_a_term_are_no_pattern():
    assert comments("CA+JAD met", ("ca+jad", "x")) == ["Term: ca+jad = x"]
    assert comments("CAAJAD met", ("ca+jad", "x")) == []


def test_without_terms_nothing_changes():
    entry = catalogues.Entry("An accord")
    assert terms.noted([entry], []) == [entry]


def test_a_catalogue_of_records_has_them_and_a_second_run_changes_nothing(tiny, tmp_path):
    data = load.load(tiny)
    translations.write(data, ["el"], tmp_path / "locale")
    found = catalogues.read((tiny / "translations" / "el.po").read_bytes()).active
    noted = {id_ for id_, entry in found.items() if any("Term: " in line for line in entry.extracted)}
    assert "Term: lamp = λυχνία" in found["Memorandum on lamps"].extracted
    assert "The host." not in noted
    assert translations.write(load.load(tiny), ["el"], tmp_path / "locale") == []


def test_terms_have_places(tiny):
    (accord, lamp, *_) = load.load(tiny).translation_terms["el"]
    assert (accord.value.en, accord.value.source) == ("accord", "archive-declaration")
    assert str(lamp.problem("x", ("note",), "y")) == "data/translations/terms/el.yml:7:9: y"


def test_a_broken_file_of_terms_hides_no_other_problem(tiny):
    (tiny / "translations" / "terms" / "el.yml").write_text("- {en: [", "utf-8")
    (tiny / "gaps" / "menu-of-dinner.yml").write_text("title: x", "utf-8")
    assert {problem.path for problem in load.load(tiny).problems} == {
        "data/translations/terms/el.yml",
        "data/gaps/menu-of-dinner.yml",
    }


# Where readers find them


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = worlds.copy(tmp_path_factory.mktemp("x") / "data", HERE / "data_good" / "site-in-two-languages")
    built = build.build(folder, {})
    assert built.problems == ()
    return {output.path: output.content for output in built.outputs}


def test_the_glossary_of_a_translation_shows_them_with_their_sources(made):
    page = made["el/glossary/index.md"]
    assert '<th scope="row"><span lang="en">accord</span></th><td>συμφωνία<a class="ref"' in page
    assert '<th scope="row"><span lang="en">lamp</span></th><td>λυχνία</td>' in page
    assert "../../el/sources/archive-declaration/" in page or "../sources/archive-declaration/" in page


def test_the_first_language_points_to_them(made):
    page = made["glossary/index.md"]
    assert '<a href="../el/glossary/#terms" hreflang="el">Greek</a>' in page
    assert "συμφωνία" not in page


def test_no_section_without_terms():
    page = next(o.content for o in build.build(worlds.TINY, {}).outputs if o.path == "glossary/index.md")
    assert "#terms" not in page


def test_they_are_in_the_whole_record(made):
    assert json.loads(made["data/summit.json"])["terms"] == {
        "el": [
            {"en": "accord", "term": "συμφωνία", "source": "archive-declaration"},
            {"en": "lamp", "term": "λυχνία", "note": "Not λάμπα, which is a household lamp."},
            {"en": "meeting", "term": "συνάντηση"},
            {"en": "ministers' meeting", "term": "συνάντηση υπουργών"},
        ]
    }
