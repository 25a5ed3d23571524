"""A catalogue to a .po file, always in the same form."""

from __future__ import annotations

from pathlib import Path

from .entry import Catalogue


def write(catalogue: Catalogue) -> bytes:
    """The file of a catalogue. The same catalogue gives the same bytes."""
    rows = [f"# {comment}".rstrip() for comment in catalogue.comments]
    rows += ['msgid ""', 'msgstr ""', *(_quoted(f"{name}: {value}\n") for name, value in catalogue.header)]
    for entry in catalogue.entries:
        mark = "#~ " if entry.obsolete else ""
        rows.append("")
        rows += [f"# {comment}".rstrip() for comment in entry.comments]
        rows += [f"#. {words}" for words in entry.extracted]
        rows += [f"#: {reference}" for reference in entry.references]
        rows += [f"#, {', '.join(entry.flags)}"] if entry.flags else []
        for keyword, words in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
            rows.append(f"{'#~| ' if entry.obsolete else '#| '}{keyword} {_quoted(words)}")
        rows.append(f"{mark}msgid {_quoted(entry.id)}")
        if entry.plural is None:
            rows.append(f"{mark}msgstr {_quoted(entry.strings[0])}")
            continue
        rows.append(f"{mark}msgid_plural {_quoted(entry.plural)}")
        rows += [f"{mark}msgstr[{n}] {_quoted(words)}" for n, words in enumerate(entry.strings)]
    return ("\n".join(rows) + "\n").encode()


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'


def save(path: Path, catalogue: Catalogue) -> bool:
    """Write a catalogue; whether anything in the file changed."""
    content = write(catalogue)
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.write_bytes(content)
    waiting.replace(path)
    return True
