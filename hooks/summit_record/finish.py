"""The last step for each built page: a strict Content-Security-Policy in a `<meta>`.

GitHub Pages cannot send headers. Inline scripts are allowed by the hash of what they hold at build time, so that
a changed theme cannot silently break the policy (W3C Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

AT_ONCE = 500_000
"""Characters of a page that are gone through at once, and on to the end of their line."""
_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<body>[^<]*(?:<(?!/script>)[^<]*)*)</script>", re.IGNORECASE
)
_FROM_FILE = re.compile(r"(?<![\w-])src\s*=", re.IGNORECASE)
_TYPE = re.compile(r"(?<![\w-])type\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_DATA = re.compile(r"(?!(?:text|application)/(?:javascript|ecmascript)\b)[\w.+-]+/", re.IGNORECASE)
"""A script of such a type is a block of data and never run."""

_AS_IT_STANDS = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)


def policy(html: str, *, scripts: bool = True) -> str:
    """The policy for a page. Without `scripts` they are not restricted (the preview's own reload script)."""
    hashes = sorted(
        {
            "'sha256-" + base64.b64encode(hashlib.sha256(match["body"].encode()).digest()).decode() + "'"
            for match in _SCRIPT.finditer(html)
            if match["body"] and _runs(match["attributes"])
        }
    )
    parts = [
        "default-src 'none'",
        "script-src " + " ".join(["'self'", *hashes]) if scripts else "script-src * 'unsafe-inline'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    return "; ".join(parts)


def finish(html: str, *, scripts: bool = True) -> str:
    """The page with its policy, as the first thing in its head after the character set.

    Indentation and empty lines of the templates are left out: a twentieth of a page, and nothing to a browser.
    """
    if not _AS_IT_STANDS.search(html):
        html = "\n".join(filter(None, _squeezed(html)))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, scripts=scripts)}">'
    charset = re.search(r"<meta charset=[^>]*>", html)
    return html.replace(charset[0], charset[0] + meta, 1) if charset else html


def _squeezed(html: str) -> Iterator[str]:
    """Lines without what stands around them, many at once: a list of ten thousand records has a million."""
    at = 0
    while at < len(html):
        end = html.find("\n", at + AT_ONCE)
        lines = html[at : end if end >= 0 else len(html)].split("\n")
        yield "\n".join(filter(None, (line.strip(" \t\r") for line in lines)))
        at = end + 1 if end >= 0 else len(html)


def _runs(attributes: str) -> bool:
    """Whether a script element with these attributes runs what it holds."""
    kind = _TYPE.search(attributes)
    return not _FROM_FILE.search(attributes) and not (kind and _DATA.match(kind[1]))
