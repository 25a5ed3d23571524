"""`summit-record translations`: bring the catalogues up to date, or say how far they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .. import i18n
from ..load import Data
from ..rules._inside import default_language
from ..translate import catalogues, coverage, extract, terms

REVIEW = (
    "An entry without translation is shown in English. Fuzzy: the English text has changed; correct the translation,",
    "then remove the flag. A second person who has read an entry adds a comment to it: # reviewed: name, 2026-11-22",
)
INTERFACE = (
    "Texts of the interface: words of pages, tables and figures. They serve any summit.",
    "Placeholders stay as they are, in any order: %(name)s, %s, {name}.",
    *REVIEW,
)
RECORDS = (
    "Texts of the records. The English text is the original; say no more and no less than it does.",
    "Links: in [[kind/id|words]] what stands before | stays as it is, the words are translated.",
    *REVIEW,
)


class UnreadableError(ValueError):
    """A catalogue cannot be read, so that merging would lose translations; the message says where."""


def interface_languages(data: Data) -> list[str]:
    """Languages that pages can be built in, the first of the site excepted."""
    first = default_language(data)
    return sorted(
        id_ for id_, term in data.of("languages").items() if term.value.locale and id_ not in ("en", first)
    )


def record_languages(data: Data, more: Sequence[str] = ()) -> list[str]:
    """Languages of the site, those that have a catalogue already, and `more`."""
    site = data.single("site")
    found = {*(site.value.languages[1:] if site else ()), *more}
    found |= {path.stem for path in (data.folder / "translations").glob("*.po")}
    return sorted(found & {*interface_languages(data)})


def write(data: Data, more: Sequence[str] = (), locale_folder: Path | None = None) -> list[Path]:
    """Bring every catalogue up to date. Returns those that changed; a second run changes none."""
    folder = locale_folder or i18n.LOCALE
    unknown = sorted({*more} - {*interface_languages(data)})
    if unknown:
        raise UnreadableError(
            f"'{unknown[0]}' is no language pages can be built in; give it a `locale` in vocabularies/languages.yml"
        )
    words, texts = extract.interface(), extract.texts(extract.placed(data))
    ready = [(folder / "summit_record.pot", catalogues.template(words, INTERFACE))]
    for language in interface_languages(data):
        path = folder / f"{language}.po"
        merged = catalogues.merge(_read(path), words, language, comments=INTERFACE, places=False)
        ready.append((path, merged))
    for language in record_languages(data, more):
        path = data.folder / "translations" / f"{language}.po"
        known = [term.value for term in data.translation_terms.get(language, ())]
        found = terms.noted(extract.records(texts, language), known)
        locale = data.of("languages")[language].value.locale
        merged = catalogues.merge(_read(path), found, language, comments=RECORDS, places=True, locale=locale)
        ready.append((path, merged))
    return [path for path, merged in ready if catalogues.save(path, merged)]


def table(data: Data, more: Sequence[str] = (), locale_folder: Path | None = None) -> str:
    """How far each language is."""
    languages = sorted({*interface_languages(data), *more})
    records, catalogues_of_records = extract.placed(data), data.folder / "translations"
    found = coverage.coverage(records, languages, catalogues_of_records, locale_folder or i18n.LOCALE)
    return coverage.table(list(found))


def _read(path: Path) -> catalogues.Catalogue:
    if not path.is_file():
        return catalogues.Catalogue()
    found = catalogues.read(path.read_bytes())
    for fault in _first(found):
        raise UnreadableError(f"{path}:{fault.line}:{fault.column}: {fault.message}")
    return found


def _first(found: catalogues.Catalogue) -> Iterator[catalogues.Fault]:
    yield from found.faults[:1]
