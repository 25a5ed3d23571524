"""The command `summit-record`: check the data, write pages, schemas or catalogues, begin a record."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import load, problems, rules


def data_folder(root: Path = Path()) -> Path:
    """The data folder: SUMMIT_DATA, or `data` in `root`, which is where the command is run unless it is given."""
    return Path(os.environ.get("SUMMIT_DATA") or root / "data")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 clean, 1 problems in the data, 2 wrong use."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as why:  # argparse has said what is wrong, or shown its help
        return int(why.code or 0)
    folder: Path = getattr(options, "data", None) or data_folder()
    try:
        if options.command == "check":
            return _check(folder, options.format)
        if options.command == "pages":
            return _pages(folder, options.out)
        if options.command == "schema":
            return _schema(folder)
        if options.command == "links":
            from .commands import links

            return links.command(folder, options)
        if options.command == "translations":
            return _translations(folder, options.languages, coverage=options.coverage)
        return _new(folder, options.kind, options.id)
    except OSError as why:
        print(f"summit-record: {why}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    # Before or after the command: nobody remembers which.
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data",
        type=Path,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="the data folder (else SUMMIT_DATA, else data)",
    )
    parser = argparse.ArgumentParser(prog="summit-record", description=__doc__, parents=[common])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", parents=[common], help="print every problem of the data, one a line")
    check.add_argument("--format", choices=("text", "json"), default="text")

    pages = commands.add_parser("pages", parents=[common], help="write pages and exports, without MkDocs")
    pages.add_argument("out", type=Path, metavar="OUT", help="the folder to write them to")

    commands.add_parser("schema", parents=[common], help="write the JSON Schemas into the data folder")

    translations = commands.add_parser(
        "translations", parents=[common], help="bring the catalogues of translations up to date"
    )
    translations.add_argument(
        "--languages",
        type=lambda words: tuple(filter(None, (word.strip() for word in words.split(",")))),
        default=(),
        metavar="ja,ru",
        help="further languages to begin a catalogue of the records in",
    )
    translations.add_argument(
        "--coverage", action="store_true", help="say how far each language is; write nothing"
    )

    from .commands import links

    links.add_arguments(
        commands.add_parser(
            "links", parents=[common], help="check the address of every source (needs the internet)"
        )
    )

    new = commands.add_parser("new", parents=[common], help="begin a record")
    new.add_argument("kind", metavar="KIND", help="its kind: a folder of the data folder")
    new.add_argument("id", metavar="ID", help="its id: the name of its file")
    return parser


def _check(folder: Path, form: str) -> int:
    data = load.load(folder)
    found = rules.check(data)
    if form == "json":
        print(problems.as_json(found))
    elif found:
        print(problems.as_text(found))
    else:
        records, files = data.size()
        print(f"No problems in {records} records of {files} files.")
    return 1 if found else 0


def _pages(folder: Path, out: Path) -> int:
    from .build import build
    from .commands import pages

    built = build(folder)
    if built.problems:
        print(problems.as_text(built.problems))
        return 1
    print(f"{pages.write(built.outputs, out)} files in {out}")
    return 0


def _schema(folder: Path) -> int:
    from .commands import schema

    if not folder.is_dir():
        print(f"summit-record: there is no folder {folder}; name the data folder", file=sys.stderr)
        return 2
    for path in schema.write(folder / "schema"):
        print(path)
    return 0


def _translations(folder: Path, languages: Sequence[str], *, coverage: bool) -> int:
    from .commands import translations

    data = load.load(folder)
    # A record that cannot be read would take its translations away; what is wrong with catalogues may stay.
    found = [problem for problem in rules.check(data) if problem.rule != "translations"]
    if found:
        print(problems.as_text(found))
        return 1
    try:
        if coverage:
            print(translations.table(data, languages))
            return 0
        for path in translations.write(data, languages):
            print(path)
    except translations.UnreadableError as why:
        print(f"summit-record: {why}", file=sys.stderr)
        return 2
    return 0


def _new(folder: Path, kind: str, id_: str) -> int:
    from .commands import new

    try:
        text = new.skeleton(kind, id_, load.load(folder))
    except new.UsageError as why:
        print(f"summit-record: {why}", file=sys.stderr)
        return 2
    path = folder / kind / f"{id_}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
