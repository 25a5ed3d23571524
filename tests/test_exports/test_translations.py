"""The file of translations: every text that has one, with its status, and none where there is one language."""

import json

from summit_record import i18n
from summit_record.exports import translations
from tests.support import editions


def test_one_language_has_no_such_file():
    assert not translations.given(editions.tiny())
    assert translations.PATH not in editions.files(editions.tiny())


def test_each_text_has_its_words_and_says_whether_somebody_read_them():
    found = i18n.Translations({"A “port”": (("Порт",), True), "Place": (("Место",), False)})
    assert translations.texts(found) == [
        {"original": "A “port”", "text": "Порт", "status": "reviewed"},
        {"original": "Place", "text": "Место", "status": "unreviewed"},
    ]


def test_texts_stand_one_a_line_and_unescaped(tiny):
    settings = tiny / "site.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("languages: [en]", "languages: [en, el]"), "utf-8"
    )
    edition = editions.edition(tiny)
    edition.translations = lambda: {"el": i18n.Translations({"A “port”": (("λιμένας",), False)})}
    content = editions.files(edition)[translations.PATH].content.decode("utf-8")

    assert '\n{"original":"A “port”","text":"λιμένας","status":"unreviewed"}\n' in content
    assert json.loads(content)["translations"]["el"][0]["text"] == "λιμένας"
    assert json.loads(content)["language"] == "en"
