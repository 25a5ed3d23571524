"""The words the theme shows around a page, in the page's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale

from . import i18n
from .dates import parse
from .model import Site
from .render import Renderer


def alternates(site: Site, renderer: Renderer, address: str) -> list[dict[str, str]]:
    """The same page in every language that is built: language tag, the language's own name, address."""
    languages = site.records["languages"]
    return [
        {
            "lang": languages[lang].tag,
            "name": languages[lang].autonym,
            "url": ("" if lang == renderer.default else f"{lang}/") + address or "./",
        }
        for lang in renderer.alternates
    ]


def theme_texts(
    site: Site,
    renderer: Renderer,
    sections: Sequence[tuple[str, str]],
    footer: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Interface texts and settings for the theme's templates, the same for every page of a language.

    `sections` and `footer` are (title, address) of the sections in the navigation and at the foot.
    """
    _ = renderer.gettext
    settings = site.settings

    def lang(words: str) -> str | None:
        """The tag of words that were left in the first language, on pages in another."""
        return str(site.records["languages"][renderer.default].tag) if words in renderer.left else None

    site_title = renderer.translated(settings.short_title)[0]
    return {
        "lang": renderer.tag,
        "dir": Locale.parse(renderer.locale).text_direction,
        "site_title": site_title,
        "site_title_lang": lang(site_title),
        "home": renderer.prefix,
        "search_url": f"{renderer.prefix}search/",
        "sections": [
            {"text": title, "url": renderer.prefix + address, "lang": lang(title)}
            for title, address in sections
        ],
        "footer": [
            {"text": title, "url": renderer.prefix + address, "lang": lang(title)}
            for title, address in footer
        ],
        "licence": {
            "text": _("Data and text: %(licence)s. Version %(version)s, %(date)s.")
            % {
                "licence": settings.licence.name,
                "version": settings.version,
                "date": i18n.moment(parse(settings.released), renderer.locale),
            },
            "url": settings.licence.url,
        },
        "ui": {
            "skip": _("Skip to content"),
            "menu": _("Menu"),
            "search": _("Search"),
            "search_placeholder": _("Names, words, ids, years"),
            "search_found": _("Results: {n}"),
            "search_none": _(
                "Nothing was found. Try fewer words, another spelling, or the beginning of a word."
            ),
            "search_out": _("All records from A to Z"),
            "search_more": _("More results"),
            "search_all": _("All kinds"),
            "search_kinds": _("Kind of record"),
            "search_within": _("in: {heading}"),
            "search_hint": _(
                "Names in any script, subjects, years and ids. Words in quotation marks are looked for as they stand."
            ),
            "search_busy": _("Searching"),
            "search_failed": _("The search index could not be read. The index from A to Z has every record."),
            "close": _("Close"),
            "scheme_auto": _("Colours: as the device"),
            "scheme_light": _("Colours: light"),
            "scheme_dark": _("Colours: dark"),
            "toc": _("On this page"),
            "language": _("Language"),
            "top": _("Back to top"),
            "not_found_title": _("There is no page at this address"),
            "not_found_text": _(
                "The address may have been mistyped. Records keep their addresses: look for the page in the "
                "sections above, in the index or by search."
            ),
        },
    }
