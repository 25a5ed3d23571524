"""Reading, merging and writing .po files."""

from __future__ import annotations

import io

import pytest
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from summit_record import i18n
from summit_record.translate import catalogues, extract
from summit_record.translate.catalogues import Catalogue, Entry

FILE = """\
# Words of the interface.
#
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# reviewed: A. Reader, 2026-11-22
#. title
#: data/a.yml:names data/b.yml:names
#, fuzzy, python-format
#| msgid "Old \\"%(x)s\\""
msgid "New \\"%(x)s\\""
msgstr ""
"Новое "
"\\"%(x)s\\"\\\\"

msgid "one"
msgid_plural "many"
msgstr[0] "а"
msgstr[1] "б"
msgstr[2] "в"

#~ msgid "Gone"
#~ msgstr "Нет"
"""


def test_everything_in_a_file_is_read():
    found = catalogues.read(FILE.encode())
    assert found.faults == ()
    assert found.field("language") == "ru"
    assert found.comments == ("Words of the interface.", "")
    one, two, three = found.entries
    assert one.id == 'New "%(x)s"'
    assert one.strings == ('Новое "%(x)s"\\',)
    assert one.previous == ('Old "%(x)s"',)
    assert (one.fuzzy, one.translated, one.reviewed) == (True, False, False)
    assert one.references == ("data/a.yml:names", "data/b.yml:names")
    assert (two.plural, two.strings, two.translated) == ("many", ("а", "б", "в"), True)
    assert three.obsolete


def test_what_is_written_reads_the_same():
    found = catalogues.read(FILE.encode())
    again = catalogues.read(catalogues.write(found))
    assert again.faults == ()
    strip = [
        (e.id, e.plural, e.strings, e.comments, e.references, e.flags, e.previous) for e in found.entries
    ]
    assert strip == [
        (e.id, e.plural, e.strings, e.comments, e.references, e.flags, e.previous) for e in again.entries
    ]
    assert catalogues.write(again) == catalogues.write(found)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('msgid "a\nmsgstr "b"\n', 1, 1, "the quote is not closed"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 1, 1, "no msgstr"),
        ('msgid "a"\nmsgid "b"\nmsgstr ""\n', 2, 1, "without translation"),
        ('msgstr "b"\n', 1, 1, "no text this translates"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, 1, "here twice (line 1)"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, 1, "this translation is here twice"),
        ('msgid "a"\nmsgstr "b\\q"\n', 2, 10, "stands for nothing"),
        ('  nonsense\nmsgid "a"\nmsgstr "b"\n', 1, 3, "this is no line of a catalogue"),
        ('msgctxt "x"\nmsgid "a"\nmsgstr "b"\n', 1, 1, "contexts are not used"),
        ('"loose"\n', 1, 1, "belong to nothing"),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[2] "c"\n', 1, 1, "numbered"),
    ],
)
def test_faults_have_a_place(text, line, column, message):
    faults = catalogues.read(text.encode()).faults
    assert any(f.line == line and f.column == column and message in f.message for f in faults), faults


def test_a_file_that_is_not_utf8():
    (fault,) = catalogues.read(b'msgid "a"\nmsgstr "\xe4"\n').faults
    assert (fault.line, fault.column) == (2, 9)


@given(st.binary(max_size=300))
def test_nothing_is_raised(content):
    catalogues.read(content)


@given(st.text(alphabet='msgidtr"\\ #~|,:.[]0123456789\n_plu\r\tä', max_size=300))
def test_nothing_is_raised_for_near_misses(text):
    catalogues.write(catalogues.read(text.encode()))


TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1, max_size=40
)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5, unique_by=lambda pair: pair[0]))
def test_any_text_survives(pairs):
    made = Catalogue(tuple(Entry(one, strings=(other,)) for one, other in pairs), (("Language", "ru"),))
    found = catalogues.read(catalogues.write(made))
    assert found.faults == ()
    assert [(entry.id, entry.strings[0]) for entry in found.entries] == pairs


# Plural forms


@pytest.mark.parametrize(("language", "number"), [("ja", 1), ("ru", 3), ("kk", 2), ("tg", 2), ("ar", 6)])
def test_plural_headers_can_be_read(language, number):
    found = catalogues.read_plural(catalogues.plural_header(language))
    assert found
    assert found[0] == number


# Merging


def merged(old: Catalogue, *found: Entry, language: str = "ru", places: bool = True) -> Catalogue:
    return catalogues.merge(old, found, language, comments=("Head",), places=places)


def only(entry: Entry, **header: str) -> Catalogue:
    return Catalogue((entry,), tuple(header.items()))


def test_a_translation_is_kept_with_its_comments_and_new_references():
    old = only(
        Entry("Text", strings=("Текст",), comments=("reviewed: A, 2026-11-22",), references=("x.yml:note",))
    )
    (entry,) = merged(old, Entry("Text", references=("y.yml:note",), extracted=("note",))).entries
    assert entry.strings == ("Текст",)
    assert entry.reviewed
    assert entry.references == ("y.yml:note",)
    assert entry.extracted == ("note",)


def test_a_changed_text_is_fuzzy_with_the_text_it_was_and_no_longer_reviewed():
    old = only(
        Entry("Two met.", strings=("Встретились двое.",), comments=("reviewed: A, 2026-11-22", "hm"),
              references=("x.yml:note",))
    )  # fmt: skip
    (entry,) = merged(old, Entry("A wholly other sentence", references=("x.yml:note",))).entries
    assert entry.fuzzy
    assert entry.previous == ("Two met.",)
    assert entry.strings == ("Встретились двое.",)
    assert entry.comments == ("hm",)
    assert not entry.translated


def test_a_text_changed_twice_remembers_what_was_translated_and_a_change_back_is_no_change():
    old = only(Entry("First", strings=("Первый",), references=("x.yml:note",)))
    second = merged(old, Entry("Second", references=("x.yml:note",)))
    third = merged(second, Entry("Third", references=("x.yml:note",)))
    assert third.entries[0].previous == ("First",)
    back = merged(third, Entry("First", references=("x.yml:note",)))
    assert back.entries[0].translated
    assert back.entries[0].previous == ()


def test_a_text_that_is_much_like_a_lost_one_is_fuzzy():
    old = only(Entry("Every source in one table", strings=("Все источники",), references=("a.py",)))
    (entry,) = merged(old, Entry("Every source in a table", references=("b.py",)), places=False).entries
    assert entry.fuzzy
    assert entry.strings == ("Все источники",)


def test_a_new_text_is_empty():
    old = only(Entry("Every source in one table", strings=("Все источники",), references=("a.py",)))
    made = merged(old, Entry("Wholly different", references=("a.py",)), places=False)
    assert made.entries[0].strings == ("",)
    assert made.entries[1].obsolete


def test_a_lost_text_is_obsolete_at_the_end_and_comes_back():
    old = only(Entry("Text", strings=("Текст",), references=("x.yml:note",)))
    gone = merged(old)
    assert [(e.id, e.obsolete) for e in gone.entries] == [("Text", True)]
    assert b'#~ msgid "Text"\n#~ msgstr "\xd0' in catalogues.write(gone)
    again = merged(catalogues.read(catalogues.write(gone)), Entry("Text", references=("x.yml:note",)))
    assert again.entries[0].translated
    assert len(again.entries) == 1


def test_an_empty_lost_text_is_dropped():
    assert merged(only(Entry("Text", strings=("",)))).entries == ()


def test_plural_entries_have_as_many_forms_as_the_language():
    for language, number in (("ja", 1), ("ru", 3)):
        (entry,) = merged(Catalogue(), Entry("one", plural="many"), language=language).entries
        assert entry.strings == ("",) * number


def test_the_header_keeps_what_translators_wrote():
    made = merged(Catalogue((), (("Last-Translator", "A. B. <a@b.example>"), ("X-Generator", "Poedit"))))
    assert made.field("Last-Translator") == "A. B. <a@b.example>"
    assert made.field("X-Generator") == "Poedit"
    assert made.field("Plural-Forms") == catalogues.plural_header("ru")


def test_accents_are_composed():
    old = only(Entry("x", strings=("и\u0306",)))
    assert merged(old, Entry("x")).entries[0].strings == ("й",)


def test_merging_again_changes_nothing():
    old = catalogues.read(FILE.encode())
    found = (Entry('New "%(x)s"', references=("data/a.yml:names",)), Entry("else", references=("q",)))
    once = catalogues.write(merged(old, *found))
    assert catalogues.write(merged(catalogues.read(once), *found)) == once


# The shipped catalogues


def shipped():
    return sorted(i18n.LOCALE.glob("*.po"))


def test_there_are_catalogues():
    assert {"ja", "ru", "kk", "ky", "tg", "tk", "uz"} <= {path.stem for path in shipped()}


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_babel_reads_and_checks_a_shipped_catalogue(path):
    content = path.read_bytes()
    theirs = read_po(io.BytesIO(content), abort_invalid=True)
    ours = catalogues.read(content)
    assert ours.faults == ()
    assert len(theirs) == len([entry for entry in ours.entries if not entry.obsolete])
    assert len(theirs.obsolete) == len([entry for entry in ours.entries if entry.obsolete])
    problems = []
    for message in theirs:
        if not message.id or "fuzzy" in message.flags:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not any(strings):
            continue
        for checker in checkers:
            try:
                checker(theirs, message)
            except Exception as why:
                problems.append(f"{path.name}:{message.lineno}: {why}")
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        assert ours.active[str(first)].strings == strings
    assert not problems


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_shipped_catalogue_has_every_text_once_and_is_as_it_would_be_written(path):
    found = catalogues.read(path.read_bytes())
    texts = extract.interface()
    made = catalogues.merge(found, texts, path.stem, comments=(), places=False)
    assert catalogues.write(made).decode() == path.read_text("utf-8"), "run `summit-record translations`"


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_the_interface_is_translated_but_for_what_came_last(language):
    entries = catalogues.read((i18n.LOCALE / f"{language}.po").read_bytes()).active.values()
    missing = [entry.id for entry in entries if not entry.translated]
    assert len(missing) <= len(entries) // 20, missing
