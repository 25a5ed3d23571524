"""What is offered to translators, the command that does it, and how far they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from summit_record import cli, i18n, load
from summit_record.commands import translations
from summit_record.translate import catalogues, coverage, extract
from summit_record.translate.notes import NOTES
from tests import worlds


@pytest.fixture
def interface(tmp_path, monkeypatch) -> Path:
    """An empty folder in the place of the shipped catalogues."""
    folder = tmp_path / "locale"
    monkeypatch.setattr(i18n, "LOCALE", folder)
    return folder


def records(folder: Path, language: str) -> dict[str, catalogues.Entry]:
    found = extract.records(extract.texts(extract.placed(load.load(folder))), language)
    return {entry.id: entry for entry in found}


def test_words_of_templates_and_code_are_found():
    found = {entry.id: entry for entry in extract.interface()}
    assert found["Skip to content"].references == ("hooks/summit_record/theme.py",)
    assert found["%(num)s source"].plural == "%(num)s sources"
    assert "python-format" in found["%(num)s source"].flags
    assert (
        "hooks/summit_record/templates/evidence.md.j2"
        in found["Evidence"].references + found["How well founded"].references
    )
    assert any("exports/" in reference for entry in found.values() for reference in entry.references)


def test_notes_for_translators_belong_to_texts_there_are():
    assert NOTES.keys() - {entry.id for entry in extract.interface()} == set()


def test_a_package_of_templates_and_code(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "one.py").write_text(
        'def f(r):\n    # Translators: a greeting\n    r.gettext("Hello")\n    return N_("Bye")\n', "utf-8"
    )
    (package / "two.j2").write_text('{{ _("Hello") }}{{ ngettext("%(num)s a", "%(num)s as", 2) }}', "utf-8")
    one, two, three = extract.interface(package)
    assert (one.id, one.extracted) == ("Hello", ("a greeting",))
    assert one.references == (f"{tmp_path.name}/package/one.py", f"{tmp_path.name}/package/two.j2")
    assert two.id == "Bye"
    assert (three.id, three.plural) == ("%(num)s a", "%(num)s as")


def test_texts_of_records_have_places_and_kinds(tiny):
    found = records(tiny, "el")
    statement = next(e for e in found.values() if "statement" in e.extracted)
    assert any("statements." in place or "paragraphs." in place for place in statement.references)
    assert all(":" in place and " " not in place for entry in found.values() for place in entry.references)
    label = found["Treaty or agreement"]
    assert label.references == ("data/vocabularies/forms.yml:treaty.label",)
    assert label.extracted == ("label",)


def test_a_name_is_offered_unless_a_source_gives_one_in_the_language(tiny):
    path = tiny / "themes" / "ports.yml"
    assert "lang: el" not in path.read_text("utf-8")
    name = load.load(tiny).of("themes")["ports"].value.names[0].text
    assert name in records(tiny, "el")
    text = path.read_text("utf-8").replace(
        "names:\n", "names:\n  - {lang: el, text: Λιμάνια, status: rendering}\n"
    )
    path.write_text(text, "utf-8")
    assert name not in records(tiny, "el")
    assert name in records(tiny, "ru")


def test_names_of_people_and_names_by_others_are_not_offered(tiny):
    data = load.load(tiny)
    leaders = {name.text for c in data.of("countries").values() for name in c.value.leader.names}
    assert leaders
    assert not leaders & records(tiny, "el").keys()


def test_an_inserted_statement_moves_no_place(tiny):
    before = {place for entry in records(tiny, "el").values() for place in entry.references}
    path = next(
        p for p in sorted((tiny / "documents").glob("*.yml")) if "statements:" in p.read_text("utf-8")
    )
    text = path.read_text("utf-8")
    source = load.load(tiny).of("documents")[path.stem].value.sources[0].source
    new = f"statements:\n  - {{id: put-in, text: Something new was put in here., sources: [{source}]}}\n"
    path.write_text(text.replace("statements:\n", new), "utf-8")
    after = {place for entry in records(tiny, "el").values() for place in entry.references}
    assert after - before == {f"data/documents/{path.name}:statements.put-in.text"}
    assert before - after == set()


# The command


def test_the_command_writes_catalogues_and_a_second_run_changes_nothing(tiny, interface, capsys):
    assert cli.main(["--data", str(tiny), "translations", "--languages", "el"]) == 0
    written = capsys.readouterr().out.split()
    assert [Path(path).name for path in written] == ["summit_record.pot", "el.po", "el.po"]
    assert (tiny / "translations" / "el.po").is_file()
    assert cli.main(["--data", str(tiny), "translations"]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["--data", str(tiny), "check"]) == 0


def test_no_catalogue_of_records_is_begun_unasked(tiny, interface):
    translations.write(load.load(tiny))
    assert not list((tiny / "translations").glob("*.po"))
    assert (interface / "el.po").is_file()
    assert not (interface / "en.po").exists()


def test_a_changed_text_is_fuzzy_and_shown_in_english(tiny, interface):
    translations.write(load.load(tiny), ["el"])
    path = tiny / "translations" / "el.po"
    label = tiny / "vocabularies" / "forms.yml"
    path.write_text(
        path.read_text("utf-8").replace(
            'msgid "Treaty or agreement"\nmsgstr ""', 'msgid "Treaty or agreement"\nmsgstr "Συνθήκη"'
        ),
        "utf-8",
    )
    assert i18n.catalogue(tiny, "el", of_data=True).gettext("Treaty or agreement") == "Συνθήκη"
    label.write_text(label.read_text("utf-8").replace("Treaty or agreement", "Treaty or pact"), "utf-8")
    translations.write(load.load(tiny))
    entry = catalogues.read(path.read_bytes()).active["Treaty or pact"]
    assert entry.fuzzy
    assert entry.previous == ("Treaty or agreement",)
    assert i18n.catalogue(tiny, "el", of_data=True).gettext("Treaty or pact") == "Treaty or pact"


def test_a_broken_catalogue_stops_the_command_and_nothing_is_written(tiny, interface, capsys):
    (tiny / "translations").mkdir(exist_ok=True)
    path = tiny / "translations" / "el.po"
    path.write_text('msgid "a\n', encoding="utf-8")
    assert cli.main(["--data", str(tiny), "translations"]) == 2
    assert "el.po:1:1: the quote is not closed" in capsys.readouterr().err
    assert path.read_text("utf-8") == 'msgid "a\n'
    assert not interface.exists()


def test_a_broken_record_stops_the_command(tiny, interface, capsys):
    (tiny / "themes" / "ports.yml").write_text("names: 3\n", encoding="utf-8")
    assert cli.main(["--data", str(tiny), "translations"]) == 1
    assert "themes/ports.yml" in capsys.readouterr().out
    assert not interface.exists()


def test_a_language_without_locale_is_refused(tiny, interface, capsys):
    assert cli.main(["--data", str(tiny), "translations", "--languages", "und"]) == 2
    assert "'und' is no language pages can be built in" in capsys.readouterr().err


# Coverage


def test_coverage_counts_what_is_translated_and_reviewed(tiny, interface):
    data = load.load(tiny)
    translations.write(data, ["el"])
    path = interface / "el.po"
    found = catalogues.read(path.read_bytes())
    done = tuple(
        catalogues.Entry(e.id, e.plural, tuple("ω" for _ in e.strings),
                         comments=("reviewed: A, 2026-11-22",) if index == 0 else ())
        if index < 3 else e
        for index, e in enumerate(found.entries)
    )  # fmt: skip
    catalogues.save(path, catalogues.Catalogue(done, found.header))
    ((language, counts),) = coverage.coverage(
        extract.placed(data), ["el"], data.folder / "translations", interface
    )
    assert language == "el"
    assert counts["interface"] == coverage.Count(len(extract.interface()), 3, 1)
    own = extract.records(extract.texts(extract.placed(data)), "el")
    assert counts["everything"] == coverage.Count(len(extract.interface()) + len(own), 3, 1)
    assert counts["statements"].translated == 0
    assert 0 < counts["names"].all < len(own)


def test_shares_are_rounded_down():
    assert coverage.Count(1000, 999, 1).share == 99
    assert coverage.Count(1000, 1000, 999).reviewed_share == 99
    assert coverage.Count().share == 100


def test_the_command_prints_the_coverage(interface, capsys):
    assert cli.main(["--data", str(worlds.TINY), "translations", "--coverage"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["language", "interface", "names", "statements", "everything", "reviewed"]
    assert row.split()[0] == "el"
    assert not interface.exists()
