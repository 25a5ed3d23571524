"""Worlds at the edge of what the rules let through: every page and file of them can be made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from summit_record import load, rules
from summit_record.build import build
from summit_record.load import words
from summit_record.rules import sources_cited
from tests import worlds
from tests.support.site import TINY

LEAST = TINY.parent / "least"
"""One of everything that must be there, and nothing else."""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return worlds.copy(tmp_path / "data")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def made(folder: Path) -> dict[str, str]:
    """Everything that a folder makes, by its path."""
    built = build(folder, {})
    assert built.problems == ()
    return {
        output.path: output.content
        if isinstance(output.content, str)
        else output.content.decode("utf-8", "replace")
        for output in built.outputs
    }


def test_the_least() -> None:
    assert {"index.md", "history.md", "summit.md", "participants.md"} <= {
        path.replace("/index.md", ".md") for path in made(LEAST)
    }


@pytest.mark.parametrize("date", ["'1000'", "1000-01-01", "2999-12-31", "1000/2999", "'2999'"])
def test_dates_far_away(tiny: Path, date: str) -> None:
    edit(tiny / "events" / "first-ministers.yml", "date: ", f"date: {date} # ")

    assert made(tiny)


def test_the_highest_number_of_a_series(tiny: Path) -> None:
    edit(tiny / "events" / "second-ministers.yml", "number: 2", "number: 999")

    assert made(tiny)


def test_links_to_records_without_a_page_are_words(tiny: Path) -> None:
    edit(
        tiny / "documents" / "port-accord.yml",
        "summary: ",
        'summary: "Was signed [[places/at-sea|at sea]]." # ',
    )

    page = made(tiny)["documents/port-accord.md"]

    assert "Was signed at sea." in page
    assert "[[places" not in page


def test_links_are_words_in_descriptions(tiny: Path) -> None:
    edit(
        tiny / "documents" / "port-accord.yml",
        "summary: ",
        'summary: "By [[events/session|the session]]." # ',
    )

    built = build(tiny, {})
    (page,) = [output for output in built.outputs if output.path == "documents/port-accord.md"]
    assert page.content
    assert page.meta["description"] == "By the session."


def test_prose_that_was_renamed_or_withdrawn_keeps_its_address(tiny: Path) -> None:
    edit(tiny / "pages" / "scope.yml", "added:", "former_ids: [old-scope]\nadded:")
    edit(
        tiny / "withdrawn.yml",
        "records:\n",
        "records:\n  - {record: pages/old-aims, title: Aims, date: 2025-02-01, reason: It was said elsewhere.}\n",
    )

    files = made(tiny)

    assert "about/scope" in files["about/old-scope.md"] or "../scope/" in files["about/old-scope.md"]
    assert "It was said elsewhere." in files["about/old-aims.md"]


def test_a_language_from_right_to_left(tiny: Path) -> None:
    edit(
        tiny / "vocabularies" / "languages.yml",
        "terms:\n",
        "terms:\n  - {id: ar, label: Arabic, tag: ar, autonym: العربية, locale: ar}\n",
    )
    edit(tiny / "site.yml", "languages: [en]", "languages: [en, ar]")

    built = build(tiny, {})
    pages = {output.path: output for output in built.outputs}
    for path, direction in (("index.md", "ltr"), ("ar/index.md", "rtl")):
        assert pages[path].content
        assert pages[path].meta["dir"] == direction


@pytest.mark.parametrize(
    ("id_", "locale", "forms"),
    [("pt-br", "pt_BR", "nplurals=2; plural=(n > 1);"), ("zh-hant", "zh_Hant", "nplurals=1; plural=0;"),
     ("russian", "ru", "nplurals=3; plural=((n % 10 == 1 && n % 100 != 11) ? 0 : ((n % 10 >= 2 && n % 10 <= 4 && "
                       "!(n % 100 >= 12 && n % 100 <= 14)) ? 1 : 2));")],
)  # fmt: skip
def test_the_id_of_a_language_need_not_be_its_locale(tiny: Path, id_: str, locale: str, forms: str) -> None:
    edit(
        tiny / "vocabularies" / "languages.yml",
        "terms:\n",
        f"terms:\n  - {{id: {id_}, label: L, tag: {locale[:2]}, autonym: L, locale: {locale}}}\n",
    )
    (tiny / "translations" / f"{id_}.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {id_}\\n"\n"Plural-Forms: {forms}\\n"\n'
    )

    assert [str(problem) for problem in rules.check(load.load(tiny))] == []


def test_two_doubtful_days_of_the_programme_have_two_anchors(tiny: Path) -> None:
    session = tiny / "events" / "session.yml"
    date = next(line for line in session.read_text("utf-8").splitlines() if line.startswith("date:"))
    shutil.copy(session, tiny / "events" / "session-again.yml")
    edit(tiny / "events" / "session-again.yml", date, f"{date}?")

    page = made(tiny)["summit/index.md"] if "summit/index.md" in made(tiny) else made(tiny)["summit.md"]

    day = date.removeprefix("date: ")
    assert f"{{: #d{day} }}" in page
    assert f"{{: #d{day}_2 }}" in page


@pytest.mark.parametrize(("field", "word"), [("related", "events/sesssion"), ("sources", "offfice-note")])
def test_what_was_meant_is_looked_for_a_hundred_times_and_no_more(
    tiny: Path, field: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes longer than all else: a thousand misspelt ids took 25 seconds."""
    wrong = ", ".join(f"{word}-{number}" for number in range(1000))
    edit(tiny / "documents" / "port-accord.yml", f"\n{field}: [", f"\n{field}: [{wrong}, ")
    looked = []
    monkeypatch.setattr(words, "nearest", lambda given, known: looked.append(given))
    monkeypatch.setattr(sources_cited, "nearest", lambda given, known: looked.append(given))

    lines = [str(problem) for problem in rules.check(load.load(tiny))]

    assert len(lines) == 1000
    assert len(looked) == load.MANY
