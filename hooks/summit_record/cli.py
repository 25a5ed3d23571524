"""The command `summit-record`: check, write pages, write schemas, begin a record."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import load, problems, rules


def data_folder() -> Path:
    """The data folder: SUMMIT_DATA, or `data` where the command is run."""
    return Path(os.environ.get("SUMMIT_DATA") or "data")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 clean, 1 problems in the data, 2 wrong use."""
    parser = argparse.ArgumentParser(prog="summit-record", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print every problem of the data, one a line")
    check.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    return _check(options.format)


def _check(form: str) -> int:
    data = load.load(data_folder())
    found = rules.check(data)
    if form == "json":
        print(problems.as_json(found))
    elif found:
        print(problems.as_text(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
