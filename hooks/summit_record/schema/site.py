"""The site itself: title, addresses, languages, licence, version."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from .values import Address, Day, Label, Line, Model, Ref, SiteAddress, Text


class Licence(Model):
    """A licence by name and address."""

    name: Line = Field(description="Short name.", examples=["CC BY 4.0"])
    url: Address = Field(description="Its text.", examples=["https://creativecommons.org/licenses/by/4.0/"])


class Contact(Model):
    """Where people without an account at the repository send corrections."""

    label: Label = Field(description="Words of the link.", examples=["Write to the editors"])
    url: Address | None = Field(
        None, description="A web form or page.", examples=["https://example.org/contact"]
    )
    email: str | None = Field(
        None,
        description="A mail address.",
        examples=["record@example.org"],
        pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
    )

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not self.url and not self.email:
            raise ValueError("leads nowhere; write a `url` or an `email`")
        return self


class Settings(Model):
    """data/site.yml."""

    kind: ClassVar[str] = "site"
    title: Label = Field(description="Title of the site.", examples=["The Arland Summit: a record"])
    short_title: Label = Field(description="Title where space is short.", examples=["The Summit Record"])
    description: Text = Field(
        description="One sentence for search engines and previews.", examples=["A record of …"]
    )
    publisher: Line = Field(
        description="Who publishes the record, as cited.", examples=["The Record's editors"]
    )
    address: SiteAddress = Field(
        description="Address of the site; SITE_URL in the environment goes first.",
        examples=["https://example.org/"],
    )
    repository: SiteAddress = Field(
        description="Address of the repository; REPOSITORY_URL goes first.",
        examples=["https://example.org/o/r"],
    )
    branch: Line = Field("main", description="Branch that edit links lead to.", examples=["main"])
    contact: Contact = Field(
        description="For corrections.", examples=[{"label": "Write", "email": "a@example.org"}]
    )
    languages: tuple[Annotated[str, Ref("languages")], ...] = Field(
        description="Languages pages are built in; the first is at the root.",
        examples=[["en", "el"]],
        min_length=1,
    )
    image: str | None = Field(
        None,
        description="Picture that other sites show beside a link: a PNG of 1200 by 630 pixels in figures/.",
        examples=["card.png"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.png$",
    )
    licence: Licence = Field(
        description="Licence of data and text.",
        examples=[{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}],
    )
    version: str = Field(
        description="Version of the record.", examples=["1.0.0"], pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$"
    )
    released: Day = Field(description="Day of that version.", examples=["2026-11-22"])
