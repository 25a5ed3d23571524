"""Every file of a data folder, what should not be there included."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ..problems import Problem
from ..schema import RECORDS, SINGLES, TERMS
from ..schema.values import ID_PATTERN
from .data import Data
from .file import TRANSLATION_TERMS, Kept, read_file
from .words import printable, suggest

MAX_FILES = 50_000
NOT_RECORDS = {"translations", "schema", "figures"}
"""Folders of data/ that hold other things than records."""


def is_companion(name: str) -> bool:
    """Whether a file of this name belongs to an editor or the system rather than to the record.

    Hidden files, Emacs' `x~` and `#x#`, and the `.mo` that Poedit writes next to a catalogue.
    """
    return name.startswith(".") or name.endswith(("~", ".mo")) or (name[:1] == name[-1:] == "#")


def load(folder: Path, kept: Kept | None = None) -> Data:
    """Read a data folder. Nothing is raised for bad data: it is all in `problems`.

    With `kept`, files that did not change since they were put there are not read as YAML again.
    """
    data = Data(folder, folder.name or folder.resolve().name)
    if not folder.is_dir():
        data.problems.append(
            Problem(data.name, 1, 1, "folder", "there is no such folder; set SUMMIT_DATA to a data folder")
        )
        return data
    found = list(_files(folder, data))
    if kept is not None:
        for gone in kept.keys() - {shown for _, _, shown in found}:
            del kept[gone]
    for path, kind, shown in found:
        read_file(path, shown, kind, data, kept)
    for name in ("site", "summit"):
        if not data.single(name) and (name, name) not in data.unreadable:
            data.problems.append(_missing(name, data))
    return data


def _files(folder: Path, data: Data) -> Iterator[tuple[Path, str, str]]:
    """Every file to read, its kind, and its name in problems; what should not be there becomes a problem."""
    count = 0

    def fault(path: Path, message: str) -> None:
        data.problems.append(Problem(shown_as(path, data), 1, 1, "file", message))

    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if is_companion(entry.name):
            continue
        if entry.is_symlink():
            fault(path, "this is a link; put the file itself here")
        elif entry.name in NOT_RECORDS and entry.is_dir():
            if entry.name == "translations":
                for terms in _term_files(folder / TRANSLATION_TERMS, fault):
                    yield terms, TRANSLATION_TERMS, shown_as(terms, data)
        elif entry.is_dir():
            if entry.name not in RECORDS and entry.name != "vocabularies":
                fault(path, f"no kind of record has this name; {suggest(entry.name, RECORDS)}")
                continue
            for inner in sorted(os.scandir(path), key=lambda each: each.name):
                inside = Path(inner.path)
                if is_companion(inner.name):
                    continue
                count += 1
                if count > MAX_FILES:
                    fault(inside, f"more than {MAX_FILES:,} files; this is the limit")
                    return
                kind, message = _inside(
                    inside, link=inner.is_symlink(), file=inner.is_file(follow_symlinks=False)
                )
                if message:
                    fault(inside, message)
                else:
                    # Of ten thousand files, shown_as() would take a tenth of the time of reading.
                    yield inside, kind, f"{data.name}/{entry.name}/{inner.name}"
        else:
            kind, message = _at_the_top(path)
            if message:
                fault(path, message)
            else:
                yield path, kind, shown_as(path, data)


def _term_files(folder: Path, fault: Callable[[Path, str], None]) -> Iterator[Path]:
    """The files of terms of the languages; whether there are such languages, a rule says."""
    if folder.is_symlink():
        fault(folder, "this is a link; put the file itself here")
    elif folder.exists() and not folder.is_dir():
        fault(folder, "this is the folder of terms, one file a language; rename or remove the file")
    elif folder.exists():
        for path in sorted(folder.iterdir()):
            if is_companion(path.name):
                continue
            if path.is_symlink():
                fault(path, "this is a link; put the file itself here")
            elif not path.is_file() or path.suffix != ".yml":
                fault(path, "only .yml files belong here, each named by its language; rename or remove it")
            else:
                yield path


def _inside(path: Path, *, link: bool, file: bool) -> tuple[str, str]:
    """The kind of a file in a folder of records, and why it should not be there, if so."""
    kind = path.parent.name
    if link:
        return kind, "this is a link; put the file itself here"
    if not file:
        return kind, "only files of records belong here; remove it or move it"
    if path.suffix != ".yml":
        return kind, "only .yml files belong here; rename or remove it"
    if kind == "vocabularies":
        unknown = path.stem not in TERMS
        return path.stem, f"no list of terms has this name; {suggest(path.stem, TERMS)}" if unknown else ""
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > 100:
        return kind, "a file's name is its id: lower-case letters, digits and single hyphens; rename it"
    return kind, ""


def _at_the_top(path: Path) -> tuple[str, str]:
    """The same of a file of the data folder itself."""
    if path.is_symlink():
        return path.stem, "this is a link; put the file itself here"
    if not path.is_file() or path.suffix != ".yml":
        return path.stem, "only .yml files belong here; rename or remove it"
    unknown = path.stem not in SINGLES
    return path.stem, f"no single record has this name; {suggest(path.stem, SINGLES)}" if unknown else ""


def shown_as(path: Path, data: Data) -> str:
    """A file as problems name it."""
    return f"{data.name}/{printable(path.relative_to(data.folder).as_posix())}"


def reload(data: Data, path: Path) -> list[Problem]:
    """Read one file of records anew, in the place of what it held before; gives what is wrong with it.

    A file that is gone takes its records along. References to them are looked at by the rules, as ever.
    """
    shown, top = shown_as(path, data), path.parent == data.folder
    for records in data.records.values():
        for id_ in [id_ for id_, record in records.items() if record.path == shown]:
            del records[id_]
    data.problems = [problem for problem in data.problems if problem.path != shown]
    data.faulty = [record for record in data.faulty if record.path != shown]
    if top:
        kind, message = _at_the_top(path)
    else:
        kind, message = _inside(path, link=path.is_symlink(), file=path.is_file())
    terms = kind in TERMS and not top
    data.unreadable = {
        each for each in data.unreadable if each[0] != kind or not (terms or each[1] == path.stem)
    }
    if not path.exists() and not path.is_symlink():
        if kind in ("site", "summit") and top:
            data.problems.append(_missing(kind, data))
    elif message:
        data.problems.append(Problem(shown, 1, 1, "file", message))
    else:
        read_file(path, shown, kind, data)
    return sorted(problem for problem in data.problems if problem.path == shown)


def _missing(name: str, data: Data) -> Problem:
    return Problem(f"{data.name}/{name}.yml", 1, 1, "missing-file", f"{name}.yml is missing; write it")
