"""The established terms of a language, so that all of its translations use the same word for the same thing."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from .values import Line, Model, Ref, _one_line

Words = Annotated[str, AfterValidator(_one_line), Field(max_length=200)]


class TranslationTerm(Model):
    """data/translations/terms/<lang>.yml: one of its entries."""

    en: Words = Field(
        description="The English term, as texts of the record use it; lower-case unless it is a name.",
        examples=["joint declaration"],
    )
    term: Words = Field(description="The established term of the language.", examples=["κοινή διακήρυξη"])
    source: Annotated[str, Ref("sources")] | None = Field(
        None,
        description="Id of a source in this language that uses the term.",
        examples=["office-2024-03-09-note"],
    )
    note: Line | None = Field(
        None,
        description="For translators, in English: why this one, which variant to avoid.",
        examples=["Not συμφωνία, which is an agreement."],
    )
