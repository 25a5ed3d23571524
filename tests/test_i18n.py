"""Catalogues at work: what is shown, what is not, and what a page says of itself."""

from __future__ import annotations

import time
from datetime import date

import pytest

from summit_record import i18n
from summit_record.build import build
from summit_record.translate import catalogues, extract
from tests import worlds

RUSSIAN = f"Plural-Forms: {catalogues.plural_header('ru')}"


def po(*entries: str, language: str = "ru", plural: str = RUSSIAN) -> str:
    rows = (f"Language: {language}", "Content-Type: text/plain; charset=UTF-8", plural)
    head = "\n".join(('msgid ""', 'msgstr ""', *(f'"{row}\\n"' for row in rows), ""))
    return "\n".join((head, *entries))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "translations").mkdir()

    def write(*entries: str, language: str = "ru", plural: str = RUSSIAN) -> i18n.Translations:
        path = tmp_path / "translations" / f"{language}.po"
        path.write_text(po(*entries, language=language, plural=plural), encoding="utf-8")
        return i18n.catalogue(tmp_path, language, of_data=True)

    return write


def test_a_text_is_translated_and_an_unknown_one_is_left_in_english(folder):
    found = folder('msgid "Source"\nmsgstr "Источник"\n')
    assert found.gettext("Source") == "Источник"
    assert found.gettext("Place") == "Place"
    assert found.get("Place") is None


def test_a_translation_that_is_the_english_text_is_a_translation(folder):
    assert folder('msgid "JICA"\nmsgstr "JICA"\n').get("JICA") == "JICA"


def test_fuzzy_empty_and_obsolete_entries_are_not_used(folder):
    found = folder(
        '#, fuzzy\n#| msgid "Sources"\nmsgid "Source"\nmsgstr "Источники"\n',
        'msgid "Place"\nmsgstr ""\n',
        '#~ msgid "Date"\n#~ msgstr "Дата"\n',
    )
    assert [found.gettext(words) for words in ("Source", "Place", "Date")] == ["Source", "Place", "Date"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 док"), (2, "2 дока"), (5, "5 доков"), (11, "11 доков"), (21, "21 док")]
)
def test_plural_forms(folder, number, words):
    found = folder(
        'msgid "%(num)s paper"\nmsgid_plural "%(num)s papers"\n'
        'msgstr[0] "%(num)s док"\nmsgstr[1] "%(num)s дока"\nmsgstr[2] "%(num)s доков"\n'
    )
    assert found.ngettext("%(num)s paper", "%(num)s papers", number) % {"num": number} == words


@pytest.mark.parametrize(
    "plural",
    [
        "Plural-Forms: nplurals=3; plural=__import__('os').system('false');",
        "Plural-Forms: nplurals=3; plural=n/0;",
        "Plural-Forms: nplurals=2; plural=n;",
        "Plural-Forms: nplurals=3; plural=" + "(" * 5000 + "n" + ")" * 5000 + ";",
        "X-Other: none",
    ],
)
def test_a_plural_rule_that_cannot_be_read_leaves_english(folder, plural):
    found = folder(
        'msgid "%(num)s a"\nmsgid_plural "%(num)s as"\nmsgstr[0] "б"\nmsgstr[1] "б"\nmsgstr[2] "б"\n',
        plural=plural,
    )
    assert found.ngettext("%(num)s a", "%(num)s as", 2) == "%(num)s as"


def test_what_was_handed_out_is_remembered(folder):
    found = folder(
        '# reviewed: A. Reader, 2026-11-22\nmsgid "Source"\nmsgstr "Источник"\n',
        'msgid "Place"\nmsgstr "Место"\n',
    )
    found.gettext("Source")
    assert found.seen == set()
    found.gettext("Place")
    assert found.seen == {i18n.UNREVIEWED}
    found.gettext("Date")
    assert found.seen == {i18n.UNREVIEWED, i18n.UNTRANSLATED}


def test_a_missing_or_broken_file_leaves_english(tmp_path):
    assert i18n.catalogue(tmp_path, "ru", of_data=True).gettext("Source") == "Source"
    (tmp_path / "translations").mkdir()
    for content in (b"", b"\xff\xfe", b'msgid "Source', b"\0\0", b'msgstr "x"'):
        (tmp_path / "translations" / "ru.po").write_bytes(content)
        assert i18n.catalogue(tmp_path, "ru", of_data=True).gettext("Source") == "Source"


def test_eight_large_catalogues_are_read_quickly(tmp_path):
    (tmp_path / "translations").mkdir()
    entries = [
        catalogues.Entry(f"A sentence of some length with the number {n}.", strings=(f"Фраза {n}." * 8,),
                         references=(f"data/documents/record-{n}.yml:statements.one.text",), extracted=("statement",))
        for n in range(3000)
    ]  # fmt: skip
    languages = ("ja", "ru", "kk", "ky", "tg", "tk", "uz", "el")
    for language in languages:
        made = catalogues.template(entries, (language,))
        content = catalogues.write(catalogues.Catalogue(tuple(entries), made.header, (language,)))
        (tmp_path / "translations" / f"{language}.po").write_bytes(content)
    start = time.perf_counter()
    found = [i18n.catalogue(tmp_path, language, of_data=True) for language in languages]
    first = time.perf_counter() - start
    start = time.perf_counter()
    for language in languages:
        i18n.catalogue(tmp_path, language, of_data=True)
    again = time.perf_counter() - start
    assert found[0].gettext(entries[7].id) == entries[7].strings[0]
    assert first < 5
    assert again < 0.5


def greek(data) -> None:
    site = data / "site.yml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("languages: [en]", "languages: [en, el]"), "utf-8")


def page(built, path: str) -> str:
    return next(output.content for output in built.outputs if output.path == path)


def test_a_page_says_what_its_translation_is(tiny, monkeypatch, tmp_path):
    greek(tiny)
    monkeypatch.setattr(i18n, "LOCALE", tmp_path / "locale")
    built = build(tiny, {})
    assert built.problems == ()
    assert "about-translation" not in page(built, "evidence/index.md")
    assert "Texts without a translation are in English." in page(built, "el/evidence/index.md")
    assert "not yet reviewed" not in page(built, "el/evidence/index.md")


def filled(entries, *, reviewed: bool) -> tuple[catalogues.Entry, ...]:
    """Every text with itself as its translation."""
    return tuple(
        catalogues.Entry(
            entry.id,
            entry.plural,
            (entry.id,) if entry.plural is None else (entry.id, entry.plural),
            comments=("reviewed: A. Reader, 2026-11-22",) if reviewed else (),
        )
        for entry in entries
    )


@pytest.mark.parametrize("reviewed", [False, True])
def test_a_page_that_is_translated_and_reviewed_says_nothing(tiny, monkeypatch, tmp_path, reviewed):
    from summit_record import load

    greek(tiny)
    monkeypatch.setattr(i18n, "LOCALE", tmp_path / "locale")
    header = (
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Plural-Forms", catalogues.plural_header("el")),
    )
    data = load.load(tiny)
    for path, entries in (
        (tmp_path / "locale" / "el.po", extract.interface()),
        (tiny / "translations" / "el.po", extract.records(extract.texts(extract.placed(data)), "el")),
    ):
        catalogues.save(path, catalogues.Catalogue(filled(entries, reviewed=reviewed), header))
    built = build(tiny, {})
    assert built.problems == ()
    content = page(built, "el/glossary/index.md")
    assert ("about-translation" in content) != reviewed
    if not reviewed:
        assert "Parts of this page are our translation, not yet reviewed." in content


def test_the_world_of_tests_has_a_second_language():
    assert "locale: el" in (worlds.TINY / "vocabularies" / "languages.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("locale", "named"),
    [
        ("en_GB", "en_GB"),
        ("ja", "ja_JP"),
        ("kk", "kk_KZ"),
        ("uz_Latn", "uz_UZ"),
        ("uz-Cyrl", "uz_UZ"),
        ("eo", "eo_001"),
    ],
)
def test_a_locale_is_named_with_its_territory(locale, named):
    assert i18n.with_territory(locale) == named


@pytest.mark.parametrize(
    ("locale", "days", "months"),
    [
        ("en_GB", "19–20 December 2025", "19 November – 20 December 2025"),
        ("ja", "2025年12月19日～20日", "2025年11月19日～12月20日"),
        ("kk", "2025 ж. 19–20 желтоқсан", "2025 ж. 19 қараша – 20 желтоқсан"),
        # CLDR has no span of days for Tajik and gives one that begins with the month.
        ("tg", "19 – 20 Декабр 2025", "19 Ноябр 2025 – 20 Декабр 2025"),
    ],
)
def test_a_span_of_days_has_the_order_of_a_day(locale, days, months):
    last = date(2025, 12, 20)
    thin = {0x2009: " ", 0x202F: " "}
    assert i18n.interval(date(2025, 12, 19), last, locale).translate(thin) == days
    assert i18n.interval(date(2025, 11, 19), last, locale).translate(thin) == months
