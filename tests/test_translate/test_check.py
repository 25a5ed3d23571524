"""What is said of a catalogue that is not right."""

from __future__ import annotations

import pytest

from summit_record import i18n, load, rules
from summit_record.translate import catalogues
from summit_record.translate import check as checks

HEAD = f"""\
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {catalogues.plural_header("ru")}\\n"

"""
BODY = len(HEAD.splitlines())


def problems(text: str, *, interface: bool = True, language: str = "ru"):
    return list(
        checks.catalogue(catalogues.read(text.encode()), "x.po", language, language, interface=interface)
    )


def entry(msgid: str, msgstr: str, *, interface: bool = True):
    made = catalogues.write(catalogues.Catalogue((catalogues.Entry(msgid, strings=(msgstr,)),)))
    return problems(HEAD + made.decode().split("\n\n", 1)[1], interface=interface)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("%(num)s of %(all)s", "%(all)s, %(num)s"),
        ("New: %s", "Новое: %s"),
        ("Results: {n}", "Найдено: {n}"),
        ("100 %%", "100 %%"),
        ("a", ""),
        ("CO2 and IT", "CO2 и ИТ"),
    ],
)
def test_good_interface_texts(msgid, msgstr):
    assert entry(msgid, msgstr) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr", "message"),
    [
        ("%(num)s met", "%(number)s", "'%(num)s' is missing"),
        ("%(num)s met", "%(num)s %(more)s", "'%(more)s' is not in the English text"),
        ("%(num)s met", "%(num)d", "'%(num)s' is missing"),
        ("%(num)s met", "%( num)s", "'%(num)s' is missing"),
        ("New: %s", "Новое", "'%s' is missing"),
        ("Results: {n}", "Найдено: n", "'{n}' is missing"),
        ("a share", "доля в %", "a percent sign stands alone"),
        ("a", "<b>а</b>", "looks like HTML"),
        ("a", "а&nbsp;б", "looks like HTML"),
        ("a", "а\u202eб", "U+202E (right-to-left override)"),
        ("a", "а\u200bб", "U+200B"),
        ("a", "а\x07", "U+0007"),
        ("a", "а\nб", "U+000A"),
        ("a", "а ", "begins or ends with a space"),
        ("a", "и\u0306", "not NFC"),
        ("a", "Тоkио", "mixes Latin and Cyrillic"),
    ],
)
def test_bad_interface_texts(msgid, msgstr, message):
    found = entry(msgid, msgstr)
    assert any(message in problem.message for problem in found), found
    assert all(problem.rule == "translations" and problem.line == BODY + 2 for problem in found)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("See [[themes/ports|the ports]].", "См. [[themes/ports|порты]]."),
        ("See [[themes/ports]].", "См. [[themes/ports]]."),
        ("Up 10 % to {n}", "Рост на 10 %, {m}"),
        ("Growth of 5% (real)", "Рост 5%"),
    ],
)
def test_good_texts_of_records(msgid, msgstr):
    assert entry(msgid, msgstr, interface=False) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr", "message"),
    [
        ("See [[themes/ports|the ports]].", "См. порты.", "the link [[themes/ports]] is missing"),
        ("See the ports.", "См. [[themes/ports|порты]].", "is not in the English text"),
        ("See [[themes/ports]].", "См. [[themes/port]].", "the link [[themes/ports]] is missing"),
        ("See [[themes/ports]].", "См. [[themes/ports].", "belongs to no link"),
        ("[[a/b]] and [[a/b]]", "[[a/b]]", "the link [[a/b]] is missing"),
    ],
)
def test_bad_texts_of_records(msgid, msgstr, message):
    found = entry(msgid, msgstr, interface=False)
    assert any(message in problem.message for problem in found), found


PLURAL = 'msgid "%(num)s paper"\nmsgid_plural "%(num)s papers"\n'


def test_plural_entries_are_complete():
    good = PLURAL + 'msgstr[0] "%(num)s а"\nmsgstr[1] "%(num)s б"\nmsgstr[2] "%(num)s в"\n'
    assert problems(HEAD + good) == []
    assert problems(HEAD + PLURAL + 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n') == []
    (one,) = problems(HEAD + good.replace("%(num)s б", ""))
    assert one.message == "the translation lacks form 1; write it"
    (two,) = problems(HEAD + PLURAL + 'msgstr[0] "%(num)s а"\nmsgstr[1] "%(num)s б"\n')
    assert two.message.startswith("2 forms are given, the language has 3")
    (three,) = problems(HEAD + good.replace("%(num)s в", "в"))
    assert (three.line, three.message[:9]) == (BODY + 5, "'%(num)s'")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", "has no Plural-Forms"),
        ("Plural-Forms: nplurals=2; plural=(n != 1);", "is not that of the language 'ru'"),
        ("Plural-Forms: nplurals=3; plural=system(1);", "is not that of the language 'ru'"),
    ],
)
def test_the_plural_header(header, message):
    text = HEAD.replace(f"Plural-Forms: {catalogues.plural_header('ru')}", header)
    (found,) = problems(text)
    assert message in found.message


def test_a_plural_header_may_be_written_in_another_way():
    other = "nplurals=3; plural=n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2;"
    assert problems(HEAD.replace(catalogues.plural_header("ru"), other)) == []


def test_other_headers():
    assert "not say UTF-8" in problems(HEAD.replace("UTF-8", "KOI8-R"))[0].message
    assert "says the language is 'kk'" in problems(HEAD.replace("Language: ru", "Language: kk"))[0].message
    assert "the header is missing" in problems('msgid "a"\nmsgstr "b"\n')[0].message


def test_fuzzy_and_obsolete_entries_are_not_looked_at():
    text = '#, fuzzy\nmsgid "%(a)s"\nmsgstr "<b>"\n\n#~ msgid "%(b)s"\n#~ msgstr "<i>"\n'
    assert problems(HEAD + text) == []


def test_a_review_names_who_and_when():
    assert problems(HEAD + '# reviewed: A. Reader, 2026-11-22\nmsgid "a"\nmsgstr "b"\n') == []
    (found,) = problems(HEAD + '# reviewed by me\nmsgid "a"\nmsgstr "b"\n')
    assert "write a review as" in found.message


# The rule


def check(folder):
    return [str(problem) for problem in rules.check(load.load(folder))]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ell.po", "no language has the id 'ell'; did you mean 'el'?"),
        ("und.po", "has no `locale`"),
        ("en.po", "the records themselves are in this language"),
        ("el.txt", "only .po files belong here"),
    ],
)
def test_files_that_do_not_belong(tiny, name, message):
    (tiny / "translations").mkdir(exist_ok=True)
    (tiny / "translations" / name).write_text("", encoding="utf-8")
    (found,) = check(tiny)
    assert found.startswith(f"data/translations/{name}:1:1: ")
    assert message in found


def test_a_link_for_a_file(tiny):
    (tiny / "translations").mkdir(exist_ok=True)
    (tiny / "translations" / "el.po").symlink_to(tiny / "site.yml")
    (found,) = check(tiny)
    assert "only .po files belong here" in found


def test_a_broken_file_is_one_line_a_problem(tiny):
    (tiny / "translations").mkdir(exist_ok=True)
    (tiny / "translations" / "el.po").write_text('msgid "a\nmsgstr "b"\n', encoding="utf-8")
    found = check(tiny)
    assert found
    assert all(line.startswith("data/translations/el.po:") and "\n" not in line for line in found)


def test_the_shipped_catalogues_have_no_problem(tiny):
    assert check(tiny) == []


def test_the_catalogues_of_the_interface_are_checked_too(tiny, tmp_path, monkeypatch):
    locale = tmp_path / "hooks" / "summit_record" / "locale"
    locale.mkdir(parents=True)
    (locale / "qq.po").write_text("", encoding="utf-8")
    (locale / "ru.po").write_text(HEAD + 'msgid "a"\nmsgstr "<b>"\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE", locale)
    one, two = check(tiny)
    assert one.startswith("hooks/summit_record/locale/qq.po:1:1: no language of CLDR has this name")
    assert two.startswith("hooks/summit_record/locale/ru.po:8:1: '<b>' looks like HTML")
