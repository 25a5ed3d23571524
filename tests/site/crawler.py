"""Reads a served site to its last link: what a page links to, whether it is there, what runs in it."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.support.site import ADDRESS, Answer, Built, get

LINKS = {
    "href": None,
    "xlink:href": None,
    "src": None,
    "action": None,
    "formaction": None,
    "poster": None,
    "data-script": None,  # fetched by site.js when the search is first opened
    "data": ("object",),
    "cite": ("blockquote", "q", "ins", "del"),
}
"""Attributes that hold an address, and the elements in which they do (None: in all)."""
SETS = ("srcset", "imagesrcset")
RUNS = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
"""Values of a script's `type` with which it is more than data."""
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip
ELSEWHERE = ("mailto", "tel", "data")
CSS_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<url>.*?)(?P=quote)\s*\)""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page."""

    element: str
    attribute: str
    value: str


@dataclass
class Document(HTMLParser):
    """A page of HTML, read without a browser."""

    html: str
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    head: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)
    """Scripts, styles and handlers that stand in the page itself."""
    lang: str | None = None
    refresh: str | None = None
    main: str = ""
    """The text of `main`."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._script: str | None = None
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        twice = [name for name, n in Counter(name for name, _ in attrs).items() if n > 1]
        self.unsafe += [f"<{tag}> has {name} twice" for name in twice]
        if "head" in self._open:
            self.head.append((tag, given))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "html":
            self.lang = given.get("lang")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        self.classes.update(given.get("class", "").split())
        for name, value in given.items():
            if name in LINKS and tag in (LINKS[name] or (tag,)):
                self.links.append(Link(tag, name, value))
            elif name in SETS:
                for candidate in value.split(","):
                    self.links.append(Link(tag, name, (candidate.split() or [""])[0]))
            if name.startswith("on") or name == "style" or value.strip().lower().startswith("javascript:"):
                self.unsafe.append(f'<{tag} {name}="{value}">')
        if tag == "style":
            self.unsafe.append("<style>")
        if tag == "script" and "src" not in given and given.get("type", "").lower() in RUNS:
            self.unsafe.append("<script> without src")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.refresh = given.get("content", "").partition("=")[2].strip("'\" ")
            self.links.append(Link(tag, "content", self.refresh))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "main" in self._open:
            self.main += data

    def problems(self) -> list[str]:
        """What is wrong with the page by itself."""
        found = [f"id {name!r} stands {n} times" for name, n in Counter(self.ids).items() if n > 1]
        found += ["an id is empty"] if "" in self.ids else []
        found += [] if self.lang else ["<html> has no lang"]
        found += [] if self.headings.count(1) == 1 else [f"{self.headings.count(1)} h1 elements"]
        last = 0
        for level in self.headings:
            if level > last + 1:
                found.append(f"h{last} is followed by h{level}" if last else f"the first heading is h{level}")
            last = level
        return found

    def policy(self) -> str | None:
        """The Content-Security-Policy, if it is the first thing in the head after the character set."""
        first, second = ([*self.head, ("", {}), ("", {})])[:2]
        if first[0] != "meta" or first[1].get("charset", "").lower() != "utf-8":
            return None
        if second[1].get("http-equiv", "").lower() != "content-security-policy":
            return None
        return second[1].get("content")


@dataclass
class Crawler:
    """All pages of a site: those that are files of it, and all that is found on the way."""

    built: Built
    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    """Pages by their address."""

    def fetch(self, address: str) -> Answer:
        """What is at an address (without fragment). Asked for once."""
        if address not in self.answers:
            self.answers[address] = answer = get(address)
            if answer.status == 200 and answer.type == "text/html":
                self.documents[address] = Document(answer.text)
        return self.answers[address]

    def absolute(self, page: str, value: str) -> str:
        """An address as the server knows it; SITE_URL is another name of it."""
        found = urljoin(page, value.strip())
        return self.address + found.removeprefix(ADDRESS) if found.startswith(ADDRESS) else found

    @cached_property
    def pages(self) -> dict[str, Document]:
        """Every HTML file of the site by the address it is served at."""
        for path in sorted(self.built.folder.rglob("*.html")):
            inside = path.relative_to(self.built.folder).as_posix()
            self.fetch(self.address + re.sub(r"(^|/)index\.html$", r"\1", inside))
        return dict(self.documents)

    def follow(self, page: str, value: str, where: str) -> list[str]:
        """Problems with one link on a page."""
        if not value.strip():
            return [f"{page}: {where} is empty"]
        target, fragment = urldefrag(self.absolute(page, value))
        parts = urlsplit(target)
        if parts.scheme in ELSEWHERE:
            return []
        if parts.scheme not in ("http", "https"):
            return [f"{page}: {where}={value!r} is no web address"]
        shown = f"{page}: {where} to /{target.removeprefix(self.address)}"
        if not target.startswith(self.address):
            same = parts.netloc in (urlsplit(self.address).netloc, urlsplit(ADDRESS).netloc)
            return [f"{shown} leads out of the site's folder"] if same else []
        target = target.partition("?")[0]
        answer = self.fetch(target)
        if answer.status != 200:
            return [f"{shown} answers {answer.status}"]
        document = self.documents.get(target)
        if fragment and document and unquote(fragment) not in document.ids:
            return [f"{shown}: that page has no id {unquote(fragment)!r}"]
        return []

    def links(self) -> list[str]:
        """Problems with any link of any page, style sheet or other text of the site."""
        found = []
        for page, document in self.pages.items():
            for link in dict.fromkeys(document.links):
                found += self.follow(page, link.value, f"<{link.element}> {link.attribute}")
        for path in sorted(self.built.folder.rglob("*")):
            page = self.address + path.relative_to(self.built.folder).as_posix()
            if path.suffix == ".css":
                style = CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))
                for match in CSS_URL.finditer(style):
                    found += self.follow(page, match["url"], "url()")
                found += [f"{page}: @import"] if "@import" in style else []
            elif path.suffix in (".xml", ".json", ".csv", ".txt", ".ics", ".bib", ".ris", ".atom", ".svg"):
                text = path.read_text(encoding="utf-8")
                text = text.replace("\n ", "") if path.suffix == ".ics" else text  # folded lines
                named = re.findall(re.escape(ADDRESS) + r"[^\s\"'<>\\,;]*+(?![<{])", text)
                for address in sorted({address.rstrip(".:)]}") for address in named}):
                    found += self.follow(page, address, "address")
        return found

    def external(self) -> list[str]:
        """Whatever a page would fetch from elsewhere by itself."""
        found = []
        for page, document in self.pages.items():
            for link in document.links:
                fetched = link.element not in ("a", "area", "form", "link") or (
                    link.element == "link" and link.attribute != "href"
                )
                own = self.absolute(page, link.value).startswith((self.address, "data:"))
                if fetched and not own:
                    found.append(f"{page}: <{link.element}> {link.attribute}={link.value!r}")
            for tag, given in document.head:
                passive = {"canonical", "alternate", "license", "author", "prev", "next", "me", "help"}
                if tag == "link" and not set(given.get("rel", "").split()) & passive:
                    own = self.absolute(page, given.get("href", "")).startswith(self.address)
                    found += [] if own else [f"{page}: <link rel={given.get('rel')!r}>"]
        return found

    def unreachable(self) -> list[str]:
        """Pages that no chain of links leads to from the front page."""
        seen = {self.address}
        queue = deque(seen)
        while queue:
            page = queue.popleft()
            for link in self.pages[page].links:
                target = urldefrag(self.absolute(page, link.value))[0].partition("?")[0]
                if link.element in ("a", "area", "form") and target in self.pages and target not in seen:
                    seen.add(target)
                    queue.append(target)
        return sorted(self.pages.keys() - seen)


def listed(problems: list[str]) -> str:
    """Problems for the message of a failed test: the same thing on many pages is one line."""
    pages: dict[str, list[str]] = {}
    for problem in problems:
        page, _, what = problem.partition(": ")
        pages.setdefault(what, []).append(urlsplit(page).path)
    lines = [
        f"{what}  (on {found[0]}{f' and {len(found) - 1} more' if len(found) > 1 else ''})"
        for what, found in pages.items()
    ]
    return "\n".join([f"{len(problems)} problems, {len(pages)} kinds:", *lines[:60]])
