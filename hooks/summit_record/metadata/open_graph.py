"""Open Graph (https://ogp.me/): what the theme does not know of a page. Title, type and address it writes itself."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..edition import Edition
from ..page import Page


def tags(edition: Edition, page: Page) -> Iterator[Markup]:
    """Locale, other locales, day of the last change."""
    languages = edition.site.records["languages"]
    yield _tag("og:locale", edition.renderer.locale.replace("-", "_"))
    for lang in edition.site.settings.languages:
        if lang != edition.renderer.lang and languages[lang].locale:
            yield _tag("og:locale:alternate", languages[lang].locale.replace("-", "_"))
    if page.updated and page.address:
        yield _tag("article:modified_time", page.updated)


def _tag(name: str, content: str) -> Markup:
    return Markup('<meta property="{}" content="{}">').format(name, content)
