"""Random changes to files of data, as an editor in a hurry or somebody hostile would make them.

As a pytest plugin (`-p tests.support.mutations`) it takes `--seed` and `--changes`; FUZZ_SEED and FUZZ_CHANGES in
the environment do the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

SEED = "summit"
"""The seed unless another is given: the same changes every day."""

CHANGES = 5_000
"""How many changes `make fuzz` makes unless it is told another number."""

HOSTILE = (
    "<script>window.__hacked=1</script>", "{{ 7*7 }}", "{% include 'x' %}", "javascript:alert(1)",
    '" onclick="x', "' onclick='x", "[[documents/x|y]]", "[[", "]]", "]]>", "=1+1", "../../etc/passwd", "---", "...",
    "\u202e", "\u2028", "\u200b", "\x00", "\x1b[2J", "\ufeff", "\t", "\r", "&a [*a]", "*a",
    "!!python/object:os.system x",
    "<<: {x: y}", "? x", "- - -", "{", "}", "[", "]", ": ", " #", "|", ">", "%", "@", "`", "null", "~", "true",
    "1e400", ".nan", "9999999999999999999", "-1", "0x1F", "0o17", "1_000", "2025-02-30", "9999-12-31", "0000-01-01",
    "10000-01-01", "2025-12-20/", "/2025", "XXXX", "12:61", "٣", "e\u0301" * 50, "x" * 700, "x" * 25_000, "\U0001f600",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--seed` and `--changes`."""
    parser.addoption("--seed", default=None, help="seed of the random changes in tests/test_fuzz.py")
    parser.addoption("--changes", type=int, default=None, help=f"how many with -m fuzz ({CHANGES})")


def seed(config: pytest.Config) -> str:
    """The seed of this run."""
    given = config.getoption("--seed", default=None) or os.environ.get("FUZZ_SEED")
    return str(given or SEED)


def number(config: pytest.Config) -> int:
    """How many changes this run makes where it makes many."""
    return int(config.getoption("--changes", default=None) or os.environ.get("FUZZ_CHANGES") or CHANGES)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file: other content, another name, or nothing."""

    path: str
    how: str
    content: bytes | None = None
    """None where there is no file any more at `path`."""
    target: str | None = None
    """The new name."""

    def __str__(self) -> str:
        return f"{self.how} {self.path}" + (f" to {self.target}" if self.target else "")


Mutation = Callable[[Random, list[str]], None]


def _line(random: Random, lines: list[str]) -> int:
    return random.randrange(len(lines)) if lines else 0


def drop(random: Random, lines: list[str]) -> None:
    """Leave a line out."""
    del lines[_line(random, lines)]


def swap(random: Random, lines: list[str]) -> None:
    """Two lines change places."""
    one, other = _line(random, lines), _line(random, lines)
    lines[one], lines[other] = lines[other], lines[one]


def duplicate(random: Random, lines: list[str]) -> None:
    """A line stands twice."""
    at = _line(random, lines)
    lines.insert(random.randrange(len(lines) + 1), lines[at])


def misspell(random: Random, lines: list[str]) -> None:
    """A letter of a line is another."""
    at = _line(random, lines)
    where = random.randrange(len(lines[at]) or 1)
    lines[at] = lines[at][:where] + random.choice("aeiouxyz-_ :,'\"[]{}#") + lines[at][where + 1 :]


def retype(random: Random, lines: list[str]) -> None:
    """The value of a key is something else."""
    keys = [n for n, line in enumerate(lines) if ":" in line]
    if keys:
        at = random.choice(keys)
        key = lines[at].partition(":")[0]
        value = random.choice(
            (
                "",
                "null",
                "true",
                "12",
                "-3",
                "[]",
                "{}",
                "[a, b]",
                "{a: b}",
                "''",
                "text",
                "'12'",
                "[{}]",
                "2025",
            )
        )
        lines[at] = f"{key}: {value}"


def truncate(random: Random, lines: list[str]) -> None:
    """The file ends in the middle of a line."""
    at = _line(random, lines)
    lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)]
    del lines[at + 1 :]


def reindent(random: Random, lines: list[str]) -> None:
    """A line stands further in or out."""
    at = _line(random, lines)
    bare = lines[at].lstrip(" ")
    lines[at] = random.choice(("", " ", "  ", "   ", "    ", "\t")) + bare


def insert(random: Random, lines: list[str]) -> None:
    """Hostile text stands somewhere in a line."""
    at = _line(random, lines)
    where = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:where] + random.choice(HOSTILE) + lines[at][where:]


def replace(random: Random, lines: list[str]) -> None:
    """The value of a key is hostile text, in quotes."""
    keys = [n for n, line in enumerate(lines) if ": " in line and "{" not in line]
    if keys:
        at = random.choice(keys)
        text = random.choice(HOSTILE).replace("\\", "\\\\").replace('"', '\\"')
        lines[at] = f'{lines[at].partition(": ")[0]}: "{text}"'


MUTATIONS: tuple[Mutation, ...] = (
    drop, swap, duplicate, misspell, retype, truncate, reindent, insert, replace,
)  # fmt: skip


def mutate(random: Random, path: str, content: bytes) -> Change:
    """A change to a file, by chance."""
    if random.random() < 0.04:
        return Change(path, "delete")
    if random.random() < 0.04:
        here = Path(path)
        stem = random.choice(
            (f"{here.stem}-x", here.stem.upper(), f"{here.stem}--x", "index", "a b", "x" * 120, "é")
        )
        suffix = random.choice((".yml", ".yml", ".yaml", "", ".yml~"))
        return Change(path, "rename", content, str(here.with_name(stem + suffix)))
    if random.random() < 0.04:
        at = random.randrange(len(content) + 1)
        return Change(
            path, f"change the byte {at} of", content[:at] + random.randbytes(1) + content[at + 1 :]
        )
    lines = content.decode().split("\n")
    chosen = random.choices(MUTATIONS, k=random.choice((1, 1, 1, 2, 3)))
    for mutation in chosen:
        mutation(random, lines)
        lines = lines or [""]
    text = "\n".join(lines)
    return Change(path, " and ".join(each.__name__ for each in chosen), text.encode("utf-8", "replace"))
