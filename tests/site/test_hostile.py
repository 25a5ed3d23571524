"""Hostile text in every field: what the record can hold is shown as plain text, and all else is refused in one line.

Each folder of tests/hostile/ is laid over the tiny world. Its case.yml says whether that is `accepted`, with the
texts that have to be read on which pages, or `refused`, with what is said of it. The accepted ones are built once, all
together, and once more with plain words in the place of hostile text: the two sites have to be of the same build.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import icalendar
import pybtex.database
import pytest
import rispy
from playwright.sync_api import Dialog, Page, Request
from pydantic import BaseModel, TypeAdapter, ValidationError

from summit_record import load, problems, rules, yamlio
from summit_record.figures.outlines import Outlines
from summit_record.schema import KINDS, TERMS
from tests import worlds
from tests.site.crawler import Document, listed
from tests.support import site
from tests.support.site import ROOT, Built

HOSTILE = ROOT / "tests" / "hostile"


@dataclass(frozen=True, slots=True)
class Case:
    """A folder of tests/hostile/."""

    folder: Path
    accepted: bool
    texts: tuple[str, ...]
    pages: tuple[str, ...]
    """Where each of the texts is to be read; the last page is that of all texts that are left."""
    lines: tuple[str, ...]

    @property
    def files(self) -> dict[str, Path]:
        """Its files by their place in a data folder."""
        return {
            path.relative_to(self.folder).as_posix(): path
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.name != "case.yml"
        }

    @property
    def shown(self) -> list[tuple[str, str]]:
        """(page, text)."""
        return [(self.pages[min(n, len(self.pages) - 1)], text) for n, text in enumerate(self.texts)]


def case(folder: Path) -> Case:
    said, _, faults = yamlio.read((folder / "case.yml").read_bytes(), f"{folder.name}/case.yml")
    assert not faults, faults
    assert said["outcome"] in ("accepted", "refused")
    return Case(
        folder,
        said["outcome"] == "accepted",
        tuple(said.get("texts", ())),
        tuple(said.get("pages", ())),
        tuple(said.get("lines", ())),
    )


CASES = [case(folder) for folder in sorted(HOSTILE.iterdir()) if folder.is_dir()]
ACCEPTED = [each for each in CASES if each.accepted]
REFUSED = [each for each in CASES if not each.accepted]


def name(of: Case) -> str:
    return of.folder.name


def lay(files: dict[str, Path], data: Path) -> None:
    for inside, path in files.items():
        (data / inside).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, data / inside)


def found(data: Path) -> list[str]:
    return problems.as_text(rules.check(load.load(data))).splitlines()


# Refused


@pytest.mark.parametrize("of", REFUSED, ids=name)
def test_refused_in_its_own_line(of: Case, tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lay(of.files, tiny)

    assert of.lines
    assert found(tiny) == [*of.lines]
    assert not list(tiny.rglob("hacked"))
    assert not Path("hacked").exists()
    assert "Traceback" not in "".join(capfd.readouterr())


def test_there_are_cases_of_both() -> None:
    assert len(ACCEPTED) >= 60
    assert len(REFUSED) >= 40


GAP, PO, OUTLINES = "gaps/menu-of-dinner.yml", "translations/el.po", "figures/outlines.yml"
LANGUAGE_TERMS = "translations/terms/el.yml"
HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def write(data: Path, inside: str | bytes, content: bytes) -> None:
    path = os.path.join(os.fsencode(data), os.fsencode(inside))  # noqa: PTH118  names that are not UTF-8
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103,PTH120
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)


Table = dict[str, tuple[Callable[[Path], Any], str]]


def puts(inside: str | bytes, content: bytes) -> Callable[[Path], None]:
    return lambda data: write(data, inside, content)


def pipe(inside: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        (data / inside).unlink(missing_ok=True)
        (data / inside).parent.mkdir(exist_ok=True)
        os.mkfifo(data / inside)

    return make


def folder(inside: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        (data / inside).unlink(missing_ok=True)
        (data / inside).mkdir(parents=True)

    return make


def link(inside: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        (data.parent / "elsewhere").mkdir()
        if (data / inside).exists():
            (data / inside).rename(data.parent / "elsewhere" / "it")
        else:
            (data.parent / "elsewhere" / "it").mkdir()
        (data / inside).symlink_to(data.parent / "elsewhere" / "it")

    return make


def file_for(inside: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        if (data / inside).exists():
            shutil.move(data / inside, data.parent / "gone")
        (data / inside).write_text("")

    return make


ID = "a file's name is its id: lower-case letters, digits and single hyphens; rename it"
LINK = "this is a link; put the file itself here"
NOT_GIT: Table = {
    "a tag in a name": (puts("gaps/<script>x<.yml", b""), f"gaps/<script>x<.yml:1:1: {ID}"),
    "a quote in a name": (puts('gaps/a" onclick="x.yml', b""), f'gaps/a" onclick="x.yml:1:1: {ID}'),
    "a name that is not UTF-8": (puts(b"gaps/\xff.yml", b""), f"gaps/?.yml:1:1: {ID}"),
    "direction in a name": (
        puts("gaps/a\u202egpj.yml", b""),
        f"gaps/a?gpj.yml:1:1: {ID}",
    ),
    "a list that is not UTF-8": (
        puts(b"vocabularies/\xff.yml", b""),
        "vocabularies/?.yml:1:1: no list of terms has this name; use one of: body-types, event-kinds, forms, "
        "gap-kinds, languages, levels, occasions, publisher-kinds, wordings",
    ),
    "a catalogue that is not UTF-8 by name": (
        puts(b"translations/\xff.po", b""),
        "translations/?.po:1:1: no language has the id '?'; use one of: el",
    ),
    "a line break in a catalogue's name": (
        puts("translations/e\nl.po", b""),
        "translations/e?l.po:1:1: no language has the id 'e?l'; did you mean 'el'?",
    ),
    "a catalogue of other bytes": (
        puts(PO, HEAD.encode() + b'\nmsgid "The host."\nmsgstr "\xff"\n'),
        f"{PO}:7:9: this is not UTF-8; save the file as UTF-8",
    ),
    "a catalogue with text turned around": (
        puts(PO, (HEAD + '\nmsgid "The host."\nmsgstr "\u202eel"\n').encode()),
        f"{PO}:7:1: holds U+202E (right-to-left override); remove it",
    ),
    "a folder for a catalogue": (
        folder(PO),
        f"{PO}:1:1: only .po files belong here; rename or remove it",
    ),
    "a pipe for a catalogue": (pipe(PO), f"{PO}:1:1: only .po files belong here; rename or remove it"),
    "terms with text turned around": (
        puts(LANGUAGE_TERMS, "- en: accord\n  term: \u202eσυμφωνία\n".encode()),
        f"{LANGUAGE_TERMS}:2:9: an invisible character is not allowed here (right-to-left override); remove it",
    ),
    "brackets for terms": (
        puts(LANGUAGE_TERMS, b"- en: " + b"[" * 30_000),
        f"{LANGUAGE_TERMS}:1:25: more than 20 levels deep; flatten this",
    ),
    "a term of a name too long": (
        puts(LANGUAGE_TERMS, b"- en: accord\n  term: " + b"x" * 201),
        f"{LANGUAGE_TERMS}:2:9: 'term' is too long (at most 200); shorten it",
    ),
    "a folder for terms": (
        folder(LANGUAGE_TERMS),
        f"{LANGUAGE_TERMS}:1:1: only .yml files belong here, each named by its language; rename or remove it",
    ),
    "a pipe for terms": (
        pipe(LANGUAGE_TERMS),
        f"{LANGUAGE_TERMS}:1:1: only .yml files belong here, each named by its language; rename or remove it",
    ),
    "a link for terms": (link(LANGUAGE_TERMS), f"{LANGUAGE_TERMS}:1:1: {LINK}"),
    "a link for all terms": (link("translations/terms"), f"translations/terms:1:1: {LINK}"),
    "a file for all terms": (
        file_for("translations/terms"),
        "translations/terms:1:1: this is the folder of terms, one file a language; rename or remove the file",
    ),
    "terms of no language": (
        puts(b"translations/terms/\xff.yml", b"- {en: a, term: b}"),
        "translations/terms/?.yml:1:1: no language has the id '?'; use one of: el",
    ),
    "a link for all catalogues": (link("translations"), f"translations:1:1: {LINK}"),
    "a link for the figures": (link("figures"), f"figures:1:1: {LINK}"),
    "a link for the shapes": (link(OUTLINES), f"{OUTLINES}:1:1: {LINK}"),
    "a pipe for the shapes": (
        pipe(OUTLINES),
        f"{OUTLINES}:1:1: only a file belongs here; remove it or move it",
    ),
    "a folder for the shapes": (
        folder(OUTLINES),
        f"{OUTLINES}:1:1: only a file belongs here; remove it or move it",
    ),
    "a file for the figures": (
        file_for("figures"),
        "figures:1:1: only .yml files belong here; rename or remove it",
    ),
    "brackets for shapes": (
        puts(OUTLINES, b"outlines: " + b"[" * 30_000),
        f"{OUTLINES}:1:30: more than 20 levels deep; flatten this",
    ),
    "shapes of other bytes": (
        puts(OUTLINES, b"\xff"),
        f"{OUTLINES}:1:1: this is not UTF-8; save the file as UTF-8",
    ),
    "a huge key": (
        puts(GAP, b'"' + b"x" * 20_001 + b'": y\n'),
        f"{GAP}:1:1: this text is longer than 20,000 characters; shorten it",
    ),
    "a link for a single file": (link("site.yml"), f"site.yml:1:1: {LINK}"),
    "a surrogate": (
        puts(GAP, b'title: "\\ud800"\n'),
        f"{GAP}:1:11: not readable as YAML (found invalid Unicode character escape code); check the indentation "
        "and quotes here and in the line above",
    ),
}


@pytest.mark.skipif(os.name == "nt", reason="these cannot be made there")
@pytest.mark.parametrize("of", NOT_GIT.values(), ids=NOT_GIT)
def test_refused_what_git_would_spoil(of: tuple[Callable[[Path], Any], str], tiny: Path) -> None:
    """In a process of its own, through the command, so that a hang or what a terminal cannot show is seen."""
    make, line = of
    make(tiny)

    done = subprocess.run(
        [sys.executable, "-m", "summit_record", "check", "--data", tiny],
        cwd=ROOT,
        env=site.environment(PYTHONPATH="hooks"),
        capture_output=True,
        timeout=60,
        check=False,
    )

    lines = done.stdout.decode("utf-8").splitlines()
    if line.startswith("site.yml"):  # nothing can be said of what needs it
        lines = [each for each in lines if "is missing" not in each]
    assert lines == [f"data/{line}"]
    assert done.stderr == b""
    assert done.returncode == 1


LARGE = {
    "duplicates": b"a: 1\n" * 150_000,
    "keys": b"".join(b"k%d: 1\n" % n for n in range(80_000)),
    "empty mappings": b"sources: [" + b"{}, " * 200_000 + b"]\n",
    "items of text": b"- x\n" * 200_000,
    "a deep indent": b"a:\n" + b" " * 500_000 + b"b: 1\n",
    "quotes": b"title: " + b"'" * 900_000,
    "comments": b"#\n" * 450_000,
    "links": b"title: x\ntext: " + b"[[" * 9_000 + b"\n",
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
def test_a_large_file_takes_no_long_time(content: bytes, tiny: Path) -> None:
    """A megabyte of the worst is answered in seconds, with at least one place."""
    (tiny / GAP).write_bytes(content)

    lines = found(tiny)

    assert lines
    assert all(re.match(r"data/gaps/menu-of-dinner\.yml:\d+:\d+: ", line) for line in lines)


def texts_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, Any]]:
    """(name, annotation) of every field that may be text, but for ids of records: the rules look those up."""
    if model in seen:
        return
    seen.add(model)
    for key, info in model.model_fields.items():
        for each in (info.annotation, *get_args(info.annotation)):
            for inner in (each, *get_args(each)):
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    yield from texts_of(inner, seen)
        if "Ref" not in repr(info):
            yield f"{model.__name__}.{key}", info.rebuild_annotation()


def test_no_field_lets_a_line_break_through() -> None:
    """A line break in a text would begin a heading of Markdown, a cell, a field of RIS or iCalendar."""
    models: list[type[BaseModel]] = [*(kind.model for kind in KINDS.values()), *TERMS.values(), Outlines]
    seen: set[type[BaseModel]] = set()
    fields = [each for model in models for each in texts_of(model, seen)]
    let_through = []
    for where, annotation in fields:
        try:
            value = TypeAdapter(annotation).validate_python("a\n## b\u2028c")
        except ValidationError:
            continue
        if isinstance(value, BaseModel):
            value = value.model_dump_json()
        if isinstance(value, str) and re.search("[\n\u2028]", value):
            let_through.append(where)
    assert len(fields) > 100
    assert let_through == ["Language.locale"]  # which has to be a locale of CLDR


# Accepted: one world of all, and the same with plain words


def plain(text: str) -> str:
    """A text with plain words for what is hostile in it; the same for the same."""
    numbers = plain.__dict__.setdefault("numbers", {})
    for core in CORES:
        if core in text:
            text = text.replace(core, f"plain words {numbers.setdefault(core, len(numbers))}")
    if text.startswith("http"):
        odd = not re.fullmatch(r"https?://[\w./-]+", text)
        return f"https://plain.example/{numbers.setdefault(text, len(numbers))}" if odd else text
    if "[[" in text:
        return re.sub(r"\|[^\]]*\]\]", "|plain words]]", text)
    if re.fullmatch(r"[a-z-]+/[a-z0-9-]+(#[a-z0-9-]+)?|-?[\d. -]+|[\w.]+@[\w.]+", text):
        return text
    hostile = re.search(r"[^\w\s.,:;/'()?-]|^[=+@-]|^ER ", text)
    return f"Plain words {numbers.setdefault(text, len(numbers))}" if hostile else text


CORES = sorted({text for each in ACCEPTED for text in each.texts}, key=lambda text: (len(text), text))


def harmless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: harmless(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [harmless(each) for each in value]
    return plain(value) if isinstance(value, str) else value


def po_escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def harmless_file(path: Path) -> str:
    content = path.read_text("utf-8")
    if path.suffix == ".po":
        return re.sub(
            r'^(msgid|msgstr) "(.+)"$',
            lambda m: (
                f'{m[1]} "{plain(m[2].replace(chr(92) + chr(34), chr(34)).replace(chr(92) * 2, chr(92)))}"'
            ),
            content,
            flags=re.MULTILINE,
        )
    return json.dumps(harmless(yamlio.read(content.encode(), str(path))[0]), ensure_ascii=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny world with all that is accepted, built."""
    top = tmp_path_factory.mktemp("hostile")
    data = worlds.copy(top / "data")
    for each in ACCEPTED:
        lay(each.files, data)
    site.build(data, top / "site")
    return Built(data, top / "site")


@pytest.fixture(scope="module")
def harmless_built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same with plain words."""
    top = tmp_path_factory.mktemp("harmless")
    data = worlds.copy(top / "data")
    for each in ACCEPTED:
        for inside, path in each.files.items():
            (data / inside).parent.mkdir(parents=True, exist_ok=True)
            (data / inside).write_text(harmless_file(path), encoding="utf-8")
    site.build(data, top / "site")
    return Built(data, top / "site")


class Reader(HTMLParser):
    """A page as elements and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.kinds: Counter[tuple[str, ...]] = Counter()
        self.words: list[str] = []
        self.linked_data: list[str] = []
        self.other: list[str] = []
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds[tag, *sorted(key for key, _ in attrs)] += 1
        self._inside = tag
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self._inside = "linked data"

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        (self.linked_data if self._inside == "linked data" else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    @cached_property
    def text(self) -> str:
        return folded("".join(self.words))


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@dataclass
class Read:
    """All pages of a site, read."""

    built: Built
    pages: dict[str, Reader] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages = {address: Reader(html) for address, html in self.built.pages.items()}


@pytest.fixture(scope="module")
def both(hostile: Built, harmless_built: Built) -> tuple[Read, Read]:
    """The two sites."""
    return Read(hostile), Read(harmless_built)


def test_no_file_is_in_two_cases() -> None:
    files = Counter(inside for each in ACCEPTED for inside in each.files)

    assert [inside for inside, count in files.items() if count > 1] == []


def test_the_accepted_are_accepted(hostile: Built) -> None:
    assert found(hostile.data) == []


@pytest.mark.parametrize("of", ACCEPTED, ids=name)
def test_hostile_text_is_read_as_text(of: Case, both: tuple[Read, Read]) -> None:
    read = both[0].pages

    assert of.shown
    for page, text in of.shown:
        assert page in read, f"there is no page {page}"
        assert folded(text) in read[page].text, f"/{page} does not show {text!r}"


def test_no_page_or_file_more_or_less(both: tuple[Read, Read]) -> None:
    files = [
        {
            path.relative_to(read.built.folder).as_posix()
            for path in read.built.folder.rglob("*")
            if path.is_file() and "pagefind" not in path.parts
        }
        for read in both
    ]

    assert files[0] == files[1]
    for read in both:
        assert sorted(path.name for path in read.built.folder.parent.iterdir()) == ["data", "site"]
        assert not [path for path in read.built.folder.rglob("*") if path.is_symlink()]


def test_no_element_or_attribute_of_its_own(both: tuple[Read, Read]) -> None:
    hostile, plain = both
    known = {kind for reader in plain.pages.values() for kind in reader.kinds}
    new = [
        f"{address}: {' '.join(kind)}"
        for address, reader in hostile.pages.items()
        for kind in reader.kinds
        if kind not in known
    ]

    assert new == [], listed(new)
    assert [address for address, reader in hostile.pages.items() if reader.other] == [
        address for address, reader in plain.pages.items() if reader.other
    ]


DRAWN = {"svg", "g", "a", "title", "desc", "text", "tspan", "path", "line", "circle", "rect", "span"}
"""Elements whose number may depend on how long words are, or which languages they are in."""


def test_each_page_has_the_elements_it_would_have(both: tuple[Read, Read]) -> None:
    hostile, plain = both
    different = []
    for address, reader in hostile.pages.items():
        if address.endswith("index-a-z/"):
            continue  # which has a heading for each first letter
        counts = [
            Counter({kind: n for kind, n in each.kinds.items() if kind[0] not in DRAWN})
            for each in (reader, plain.pages[address])
        ]
        for kind in (counts[0] - counts[1]) + (counts[1] - counts[0]):
            different.append(f"{address}: {' '.join(kind)} {counts[0][kind]} for {counts[1][kind]}")

    assert different == [], listed(different)


def test_nothing_in_a_page_runs(hostile: Built) -> None:
    unsafe = []
    for path in sorted(hostile.folder.rglob("*.html")):
        document = Document(path.read_text("utf-8"))
        where = path.relative_to(hostile.folder).as_posix()
        unsafe += [f"{where}: {what}" for what in document.unsafe]
        for each in document.links:
            scheme = re.match(r"\s*([a-zA-Z][\w+.-]*):", each.value)
            if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
                unsafe.append(f"{where}: {each}")
            if each.element not in ("a", "link") and "evil.example" in each.value:
                unsafe.append(f"{where}: {each}")
        assert document.policy(), where

    assert unsafe == [], listed(unsafe)


def test_linked_data_is_json_of_the_same_build(both: tuple[Read, Read]) -> None:
    for address, reader in both[0].pages.items():
        other = both[1].pages[address]
        assert len(reader.linked_data) == len(other.linked_data), address
        for one, two in zip(reader.linked_data, other.linked_data, strict=True):
            kinds = [[node.get("@type") for node in json.loads(each)["@graph"]] for each in (one, two)]
            assert kinds[0] == kinds[1], address


# Exports


def exported(built: Built, ending: str) -> dict[str, bytes]:
    return {
        path.relative_to(built.folder).as_posix(): path.read_bytes()
        for path in sorted(built.folder.rglob(f"*.{ending}"))
        if "pagefind" not in path.parts
    }


def shape(value: Any) -> Any:
    """What a JSON value is made of, without its texts."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def json_shape(content: bytes) -> Any:
    return shape(json.loads(content))


def csv_shape(content: bytes) -> Any:
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    runs = [cell for row in rows for cell in row if cell[:1] and cell[0] in "=+-@\t\r＝＋－＠"]
    assert [cell for cell in runs if not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == []
    return [len(row) for row in rows]


def ics_shape(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return [(each.name, sorted(each)) for each in calendar.walk()]


def bib_shape(content: bytes) -> Any:
    read = pybtex.database.parse_bytes(content, "bibtex")
    return [(key, entry.type, sorted(entry.fields)) for key, entry in read.entries.items()]


def ris_shape(content: bytes) -> Any:
    text = content.decode()
    read = rispy.loads(text)
    assert len(re.findall(r"^TY  - ", text, re.MULTILINE)) == len(read)
    return [(each["id"], sorted(each)) for each in read]


def xml_shape(content: bytes) -> Any:
    assert b"<!DOCTYPE" not in content.upper()
    assert b"<!ENTITY" not in content.upper()
    root = ElementTree.fromstring(content)  # noqa: S314  without entities, as was seen just now
    return [(each.tag, sorted(each.attrib)) for each in root.iter()]


EXPORTS: dict[str, Callable[[bytes], Any]] = {
    "json": json_shape,
    "geojson": json_shape,
    "csv": csv_shape,
    "ics": ics_shape,
    "bib": bib_shape,
    "ris": ris_shape,
    "atom": xml_shape,
    "xml": xml_shape,
    "svg": xml_shape,
}


@pytest.mark.parametrize("ending", EXPORTS)
def test_exports_are_read_as_what_they_would_be(ending: str, hostile: Built, harmless_built: Built) -> None:
    files, others = exported(hostile, ending), exported(harmless_built, ending)

    assert files
    assert files.keys() == others.keys()
    for path, content in files.items():
        assert EXPORTS[ending](content) == EXPORTS[ending](others[path]), path


def test_every_hostile_text_is_in_the_record_as_json(hostile: Built) -> None:
    """Nothing of a record is left out or changed on the way into the exports."""
    text = "\n".join(
        folded(each)
        for path, content in exported(hostile, "json").items()
        if path.startswith("api/")
        for each in strings(json.loads(content))
    )
    untold = {"hostile-translations", "hostile-site", "hostile-outlines", "hostile-languages"}
    untold |= {"hostile-forms", "hostile-withdrawn", "link-with-hostile-words"}

    for each in ACCEPTED:
        if name(each) not in untold:
            missing = [words for words in each.texts if folded(words) not in text]
            assert missing == [], name(each)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


# In a browser

FOUND_IN_PAGE = """() => {
  const found = [];
  if (window.__hacked !== undefined) found.push("a script ran");
  for (const element of document.querySelectorAll("*"))
    for (const attribute of element.attributes) {
      const value = attribute.value.trim().toLowerCase();
      if (/^on/i.test(attribute.name)) found.push(element.outerHTML.slice(0, 200));
      if (/^(javascript|data|vbscript):/.test(value) && /href|src|action|content/.test(attribute.name))
        found.push(element.outerHTML.slice(0, 200));
    }
  if (document.querySelector("#hacked, .hacked, [style], iframe, object, embed")) found.push("an element got in");
  return found;
}"""


def test_no_script_runs_in_a_browser(
    hostile: Built, new_page: Callable[..., Page], console_problems: list[str]
) -> None:
    pages = sorted({page for each in ACCEPTED for page in each.pages} | {"", "matrix/", "index-a-z/"})
    problems: list[str] = []
    with site.serving(hostile.folder) as address:
        page = new_page()

        def on_dialog(dialog: Dialog) -> None:
            problems.append(f"{page.url}: {dialog.message}")
            dialog.dismiss()

        def on_request(request: Request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                problems.append(f"{page.url}: {request.url}")

        page.on("dialog", on_dialog)
        page.context.on("request", on_request)
        for each in pages:
            page.goto(address + each)
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
            page.mouse.move(300, 300)
            problems += [f"{each}: {what}" for what in page.evaluate(FOUND_IN_PAGE)]

    assert len(pages) > 50
    assert problems == []
    assert console_problems == []


def test_the_search_shows_hostile_titles_as_text(
    hostile: Built, new_page: Callable[..., Page], console_problems: list[str]
) -> None:
    with site.serving(hostile.folder) as address:
        page = new_page()
        page.goto(f"{address}search/?q=hacked")
        page.wait_for_timeout(1500)

        assert page.evaluate(FOUND_IN_PAGE) == []
        assert "script" in page.locator("main").inner_text()
    assert console_problems == []
