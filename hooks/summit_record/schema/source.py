"""A source: a page or text somebody read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .values import Address, DateText, Line, Model, Record, Ref, Text


class Reading(Model):
    """What was read of it, and when."""

    part: Literal["whole", "opening", "excerpt"] = Field(
        description="whole; opening: only the beginning was read; excerpt: a passage.", examples=["opening"]
    )
    date: DateText = Field(description="When it was read.", examples=["2026-11"])
    note: Text | None = Field(None, description="What was not seen.", examples=["The tables were not seen."])


class Archived(Model):
    """An archived copy."""

    url: Address = Field(
        description="Address of the copy.", examples=["https://web.archive.org/web/2026/https://example.org/"]
    )
    date: DateText = Field(description="Day of the copy.", examples=["2026-11-22"])


class Checked(Model):
    """The last check whether the address still answers."""

    date: DateText = Field(description="Day of the check.", examples=["2026-11-22"])
    status: Line = Field(description="What came back.", examples=["200"])


class Source(Record):
    """data/sources/<id>.yml."""

    kind = "sources"
    url: Address = Field(description="Address where it was read.", examples=["https://example.org/note.html"])
    publisher: Annotated[str, Ref("bodies")] = Field(
        description="The body that published it.", examples=["ministry-x"]
    )
    publisher_kind: Annotated[str, Ref("publisher-kinds")] | None = Field(
        None,
        description="Where this text differs in kind from what its publisher usually puts out.",
        examples=["business"],
    )
    title: Line | None = Field(
        None, description="Title as printed; left out where none was seen.", examples=["Press release"]
    )
    title_en: Line | None = Field(
        None, description="Our English rendering of the title.", examples=["Outcome of the meeting"]
    )
    author: Line | None = Field(None, description="Author, where named.", examples=["A. Writer"])
    language: Annotated[str, Ref("languages")] = Field(description="Its language.", examples=["el"])
    date: DateText = Field(
        description="Date of publication; XXXX where none was seen.", examples=["2025-12-20"]
    )
    reposts: Annotated[str, Ref("sources")] | None = Field(
        None, description="The source it reposts, where that is a record.", examples=["ministry-note"]
    )
    reposts_body: Annotated[str, Ref("bodies")] | None = Field(
        None,
        description="The body whose text it passes on, where that text itself was not read.",
        examples=["ministry-x"],
    )
    read: Reading = Field(description="What was read.", examples=[{"part": "opening", "date": "2026-11"}])
    archived: Archived | None = Field(None, description="An archived copy.", examples=[None])
    checked: Checked | None = Field(None, description="The last check of its address.", examples=[None])
    former_addresses: tuple[Address, ...] = Field(
        (), description="Other addresses of the same text.", examples=[["https://example.org/old"]]
    )
