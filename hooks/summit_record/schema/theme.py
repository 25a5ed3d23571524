"""A theme of the declaration."""

from __future__ import annotations

from pydantic import Field

from .values import Names, Record, Statements, Text, names_field, statements_field


class Theme(Record):
    """data/themes/<id>.yml. A theme is ours: it orders the record, so it needs no source of its own."""

    kind = "themes"
    names: Names = names_field()
    order: int = Field(description="Place in lists.", examples=[1], ge=0)
    definition: Text = Field(
        description="What falls under it.", examples=["Roads, railways, ports, customs."]
    )
    statements: Statements = statements_field()
