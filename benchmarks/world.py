"""A synthetic summit of any size, as a data folder: six countries, twelve themes, two languages, made-up words.

The same number and seed give the same files. Lists of terms are those of the tiny world of the tests.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

TINY = Path(__file__).parent.parent / "tests" / "worlds" / "tiny"
COUNTRIES, THEMES, BODIES = 6, 12, 48
SEED = 20
DAY = date(2024, 3, 2)
WORDS = (
    *("harbour", "lamp", "tide", "ferry", "bridge", "river", "customs", "school", "grain", "orchard"),
    *("railway", "mountain", "valley", "market", "archive", "weather", "copper", "timber", "fishery"),
    *("canal", "exchange", "training", "laboratory", "station", "border", "water", "charter", "survey"),
)
DOERS = ("ministry", "agency", "institute", "bank", "company", "university", "office", "board")

Record = dict[str, Any]


def write(folder: Path, number: int) -> None:
    """Write a data folder with `number` documents and what they need. The folder must not exist."""
    made = random.Random(SEED)  # noqa: S311  names, not secrets
    folder.mkdir(parents=True)
    shutil.copytree(TINY / "vocabularies", folder / "vocabularies")
    languages = {
        "terms": [
            {"id": "en", "label": "English", "tag": "en", "autonym": "English", "locale": "en_GB"},
            {"id": "ja", "label": "Japanese", "tag": "ja", "autonym": "日本語", "locale": "ja"},
        ]
    }
    _save(folder / "vocabularies" / "languages.yml", languages)
    for path, record in _records(made, number):
        _save(folder / path, record)


def _save(path: Path, record: Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


def _records(made: random.Random, number: int) -> Iterator[tuple[str, Record]]:
    sources = [f"source-{n:05}" for n in range(max(BODIES, number // 2))]
    bodies = [f"body-{n:03}" for n in range(BODIES)]

    def some(count: int = 1) -> list[str]:
        return made.sample(sources, count)

    def phrase(count: int) -> str:
        return " ".join(made.choices(WORDS, k=count))

    def country() -> str:
        return f"country-{made.randrange(COUNTRIES) + 1}"

    def themes() -> list[str]:
        return sorted({f"theme-{made.randrange(THEMES) + 1:02}" for _ in range(made.randrange(1, 3))})

    def statement(id_: str, **more: Any) -> Record:
        text = f"{phrase(3).capitalize()} and {phrase(6)} in the {phrase(4)}."
        return {"id": id_, "text": text, **more, "sources": some(made.randrange(1, 3))}

    yield (
        "site.yml",
        {
            "title": "A made-up meeting: a record",
            "short_title": "A made-up record",
            "description": "As many documents as a benchmark asks for.",
            "publisher": "Nobody",
            "address": "https://record.example/",
            "repository": "https://code.example/record",
            "branch": "main",
            "contact": {"label": "Write", "email": "editors@record.example"},
            "languages": ["en", "ja"],
            "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "version": "1.0.0",
            "released": "2024-06-01",
        },
    )
    yield (
        "summit.yml",
        {
            "names": [{"lang": "en", "text": "Made-up Meeting", "status": "official"}],
            "short_name": "Meeting",
            "dates": {"value": f"{DAY}/{DAY + timedelta(1)}", "sources": some()},
            "place": "town",
            "timezone": "Etc/UTC",
            "host": "country-1",
            "participants": [f"country-{n + 1}" for n in range(COUNTRIES)],
            "chair": {
                "names": [{"lang": "en", "text": "Ada Quill", "status": "official", "sources": some()}],
                "office": "Head of Country 1",
            },
            "summary": f"A meeting on {phrase(5)}.",
            "key_facts": [{"id": "where", "label": "Where", "text": "In a town.", "sources": some()}],
            "statements": [statement(f"said-{n}") for n in range(5)],
            "sources": some(),
            **_dates(),
        },
    )
    yield "places/town.yml", {"names": _name("Town"), "country": "xa", **_dates()}
    for n in range(COUNTRIES):
        yield (
            f"countries/country-{n + 1}.yml",
            {
                "names": [{"lang": "en", "text": f"Country {n + 1}", "status": "official"}],
                "code": f"x{'abcdef'[n]}",
                "hue": n + 1,
                "label": f"Country {n + 1}",
                "summary": f"A country of {phrase(4)}.",
                "leader": {
                    "names": [
                        {"lang": "en", "text": f"Head {n + 1}", "status": "official", "sources": some()}
                    ],
                    "office": "Head",
                    "sources": some(),
                },
                "statements": [
                    statement(f"said-{m}", kind="position", by=f"countries/country-{n + 1}", themes=themes())
                    for m in range(4)
                ],
                "sources": some(),
                **_dates(),
            },
        )
    for n in range(THEMES):
        yield (
            f"themes/theme-{n + 1:02}.yml",
            {
                "names": _name(phrase(2).capitalize() + f" {n + 1}"),
                "order": n + 1,
                "definition": f"What has to do with {phrase(4)}.",
                **_dates(),
            },
        )
    for n, body in enumerate(bodies):
        yield (
            f"bodies/{body}.yml",
            {
                "names": _name(f"{made.choice(DOERS).capitalize()} of {phrase(2).capitalize()} {n + 1}"),
                "type": "ministry",
                "country": f"x{'abcdef'[n % COUNTRIES]}",
                "publishes_as": "official",
                **_dates(),
            },
        )
    for n, source in enumerate(sources):
        yield (
            f"sources/{source}.yml",
            {
                "url": f"https://office-{n % BODIES}.example/pages/{n}",
                "publisher": bodies[n % BODIES],
                "title": f"{phrase(5).capitalize()} ({n})",
                "language": "en",
                "date": str(DAY + timedelta(n % 60)),
                "read": {"part": "whole", "date": "2024-06-01"},
                **_dates(),
            },
        )
    for n in range(number):
        ours, theirs = made.sample(bodies, 2)
        both = sorted({int(each[-3:]) % COUNTRIES + 1 for each in (ours, theirs)})
        yield (
            f"documents/document-{n:05}.yml",
            {
                "names": [
                    {
                        "lang": "en",
                        "text": f"Memorandum on {phrase(3)} ({n})",
                        "status": "official",
                        "sources": some(),
                    }
                ],
                "summary": f"Agrees on {phrase(8)}.",
                "form": "treaty",
                "level": "intergovernmental",
                "occasion": "meeting",
                "date": {"value": str(DAY + timedelta(n % 2)), "sources": some()},
                "countries": [f"country-{each}" for each in both],
                "parties": [{"body": ours, "sources": some()}, {"body": theirs}],
                "themes": themes(),
                "statements": [
                    statement("signed", date=str(DAY), countries=[f"country-{both[0]}"]),
                    statement("holds"),
                ],
                "sources": some(2),
                **_dates(),
            },
        )
    for n in range(max(3, number // 20)):
        yield (
            f"initiatives/initiative-{n:04}.yml",
            {
                "names": _name(f"{phrase(3).capitalize()} ({n})"),
                "summary": f"To build {phrase(5)}.",
                "proposers": [country()],
                "themes": themes(),
                "wording": "proposed",
                "date": str(DAY),
                "follow_up": {"state": "nothing-found", "looked_for": "2024-06-01"},
                "statements": [statement("proposed")],
                "sources": some(),
                **_dates(),
            },
        )
    for n in range(max(3, number // 50)):
        day = DAY - timedelta(90 * (n % 60) + n)
        yield (
            f"events/event-{n:04}.yml",
            {
                "names": _name(f"Meeting of ministers ({n})"),
                "event_kind": "ministers",
                "date": {"value": str(day), "sources": some()},
                "countries": [f"country-{m + 1}" for m in range(COUNTRIES)],
                "summary": f"On {phrase(4)}.",
                "sources": some(),
                **_dates(),
            },
        )
    for id_, title in (("about", "About"), ("home", "Home")):
        yield (
            f"pages/{id_}.yml",
            {
                "title": title,
                "order": 1,
                "summary": "A benchmark.",
                "sections": [{"id": "one", "title": "One", "statements": [statement("first")]}],
                **_dates(),
            },
        )


def _name(text: str) -> list[Record]:
    return [{"lang": "en", "text": text, "status": "rendering"}]


def _dates() -> Record:
    return {"added": "2024-05-01", "updated": "2024-06-01"}
