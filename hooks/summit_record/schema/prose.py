"""Pages of prose: about, scope, method ..., and introductions to the sections."""

from __future__ import annotations

from pydantic import Field

from .values import Id, Label, Model, Record, Statements, Text, statements_field


class ProseSection(Model):
    """A heading with paragraphs, a list, statements."""

    id: Id = Field(description="Its anchor.", examples=["scope"])
    title: Label = Field(description="Heading.", examples=["What is in, and what is not"])
    paragraphs: tuple[Text, ...] = Field(
        (), description="Paragraphs of plain text.", examples=[["This record …"]]
    )
    points: tuple[Text, ...] = Field((), description="A list under the paragraphs.", examples=[["First …"]])
    statements: Statements = statements_field()


class Prose(Record):
    """data/pages/<id>.yml. `about` is /about/; the id of a section's page gives that page its introduction;
    any other id becomes /about/<id>/.
    """

    kind = "pages"
    title: Label = Field(description="Title of the page.", examples=["About"])
    summary: Text = Field(description="One sentence under the title.", examples=["What this record is."])
    order: int = Field(0, description="Place in lists.", examples=[1])
    sections: tuple[ProseSection, ...] = Field((), description="Its sections.", examples=[[]])
