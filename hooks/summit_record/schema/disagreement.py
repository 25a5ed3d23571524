"""Where sources differ: the question and each reading with its sources."""

from __future__ import annotations

from pydantic import Field

from .values import SOURCES_HELP, Cites, Id, Label, Model, Record, RecordRef, Text


class ReadingOf(Model):
    """One answer to the question."""

    id: Id = Field(description="Short id.", examples=["ten-meetings"])
    text: Text = Field(description="What these sources say.", examples=["There were ten meetings."])
    sources: Cites = Field(description=SOURCES_HELP, examples=[["ministry-note"]], min_length=1)
    statements: tuple[RecordRef, ...] = Field(
        (),
        description="Statements that follow this reading; they are marked as disputed.",
        examples=[["events/x#y"]],
    )
    note: Text | None = Field(None, description="What to know.", examples=["Counts the online meeting."])


class EditorReading(Model):
    """The reading an editor prefers, marked as such."""

    reading: Id = Field(description="Id of the reading.", examples=["ten-meetings"])
    reason: Text = Field(description="Why.", examples=["The declaration itself counts ten."])


class Disagreement(Record):
    """data/disagreements/<id>.yml."""

    kind = "disagreements"
    question: Label = Field(
        description="The question, as a question.", examples=["How many meetings were there?"]
    )
    readings: tuple[ReadingOf, ...] = Field(
        description="The answers, evenly set.",
        examples=[
            [
                {"id": "ten-meetings", "text": "There were ten.", "sources": ["ministry-note"]},
                {"id": "nine-meetings", "text": "There were nine.", "sources": ["agency-2025-12-20"]},
            ]
        ],
        min_length=2,
    )
    editor: EditorReading | None = Field(
        None, description="An editor's reading, if there is one.", examples=[None]
    )
    touches: tuple[RecordRef, ...] = Field(
        (),
        description="Records it is shown on, besides those of its statements.",
        examples=[["countries/arland"]],
    )
