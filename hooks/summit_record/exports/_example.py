"""The worked example on the page of downloads. A test runs it as it stands."""

from __future__ import annotations

EXAMPLE = """\
import csv
import io
import json
from collections import Counter
from urllib.request import urlopen

BASE = "{address}"

# Every value with its sources: how many statements have which grade?
with urlopen(BASE + "data/statements.csv") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))
grades = {{row["statement"]: row["grade"] for row in rows if row["field"].endswith(".text") and row["kind"]}}
for grade, number in Counter(grades.values()).most_common():
    print(grade, number)

# The documents, through the API: title, date and where the first source is.
with urlopen(BASE + "api/v1/documents.json") as answer:
    listing = json.load(answer)
for entry in listing["records"][:3]:
    with urlopen(entry["links"]["self"]) as answer:
        record = json.load(answer)
    print(record["title"], record["data"]["date"]["value"], record["sources"][0]["url"])
"""


def example(address: str) -> str:
    """The example for the record at an address."""
    return EXAMPLE.format(address=address)
