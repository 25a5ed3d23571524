"""The sitemap (https://www.sitemaps.org/protocol.html): every page with its day and its other languages.

One file a language, compressed, and an index of them: a page names all its languages, and so does each of those.
`xhtml:link` as search engines read it; `x-default` is the first language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from markupsafe import escape

from .output import gzipped

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OWN = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in all its languages: address without language prefix, and its day (ISO 8601)."""

    address: str
    updated: str


def files(
    root: str, prefixes: Mapping[str, str], entries: Sequence[Entry]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(path, what makes its content) of the index and of each language's file.

    `root` is the site's address; `prefixes`: each language's tag and the prefix of its pages, the first one first.
    """
    named = {tag: f"sitemap-{tag}.xml.gz" for tag in prefixes}
    yield "sitemap.xml", partial(_index, root, named.values(), entries)
    for tag, path in named.items():
        yield path, partial(_pages, root, prefixes, tag, entries)


def _index(root: str, paths: Iterable[str], entries: Sequence[Entry]) -> bytes:
    latest = escape(max((entry.updated for entry in entries), default=""))
    parts = "".join(
        f"<sitemap><loc>{escape(root + path)}</loc><lastmod>{latest}</lastmod></sitemap>\n" for path in paths
    )
    return f"{HEAD}<sitemapindex {OWN}>\n{parts}</sitemapindex>\n".encode()


def _pages(root: str, prefixes: Mapping[str, str], tag: str, entries: Sequence[Entry]) -> bytes:
    urls = "".join(_url(root, prefixes, tag, entry) for entry in entries)
    return gzipped(f"{HEAD}<urlset {OWN} {XHTML}>\n{urls}</urlset>\n".encode())


def _url(root: str, prefixes: Mapping[str, str], tag: str, entry: Entry) -> str:
    def address(prefix: str) -> str:
        return str(escape(root + quote(prefix + entry.address)))

    first = next(iter(prefixes.values()))
    links = ""
    if len(prefixes) > 1:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{escape(other)}" href="{address(prefix)}"/>'
            for other, prefix in (*prefixes.items(), ("x-default", first))
        )
    return (
        f"<url><loc>{address(prefixes[tag])}</loc><lastmod>{escape(entry.updated)}</lastmod>{links}</url>\n"
    )
