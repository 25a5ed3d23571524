"""Texts: Legislation for instruments meant to bind in law, NewsArticle for what news media published, CreativeWork for
all others.

Which form of document binds is said in the data (`binding` of its form); a declaration or memorandum is no law.
"""

from __future__ import annotations

from typing import Any

from ..edition import Edition
from ..schema import Declaration, Document, Initiative, Source
from . import organization
from .values import STATE, Node, cited, day, identifier, names, reference


def document(edition: Edition, record: Document) -> Node:
    """A document, with its parties, its titles and its sources."""
    site = edition.site
    form: Any = site.term("forms", record.form)
    genre = edition.renderer.translated(form.label)[0]
    parties = [_party(edition, party) for party in record.parties]
    countries = [reference(edition, site.countries[id_], "Country") for id_ in record.countries]
    original = next((name for name in record.names if name.status == "original"), None)
    date = day(record.date.value)
    made: Node = {
        "@type": "Legislation" if form.binding else "CreativeWork",
        "@id": identifier(edition, record),
        "name": edition.title(record),
        "alternateName": names(edition, record.names),
        "description": edition.plain_text(record.summary),
        "inLanguage": site.records["languages"][original.lang].tag if original else None,
        "about": [reference(edition, site.themes[id_], "DefinedTerm") for id_ in record.themes],
        "citation": cited(edition, record),
        "url": edition.page(record),
    }
    if form.binding:
        return made | {
            "legislationType": genre,
            "legislationDate": date,
            "legislationJurisdiction": countries,
            "legislationResponsible": parties,
        }
    return made | {"genre": genre, "dateCreated": date, "author": parties, "spatialCoverage": countries}


def declaration(edition: Edition, record: Declaration) -> Node:
    """The declaration: the same work as its document, with its sections."""
    own = edition.site.documents.get(record.document)
    return {
        "@type": "CreativeWork",
        "@id": identifier(edition, own or record),
        "name": edition.title(record),
        "alternateName": names(edition, record.names),
        "abstract": edition.plain_text(record.summary),
        "dateCreated": day(record.adopted.value),
        "hasPart": [
            {
                "@type": "CreativeWork",
                "name": edition.renderer.translated(section.names[0].text)[0],
                "position": section.number,
            }
            for section in record.sections
        ],
        "workExample": [_published(edition, edition.site.sources[text.source]) for text in record.texts],
        "citation": cited(edition, record),
        "url": edition.page(record),
    }


def source(edition: Edition, record: Source) -> Node:
    """A source as its publisher put it out."""
    made = _published(edition, record)
    reposted = edition.site.sources.get(record.reposts or "")
    return made | {
        "@id": identifier(edition, record),
        "alternateName": record.title_en if record.title else None,
        "author": {"@type": "Person", "name": record.author} if record.author else None,
        "archivedAt": record.archived.url if record.archived else None,
        "isBasedOn": reference(edition, reposted, "CreativeWork") if reposted else None,
        "mainEntityOfPage": edition.page(record),
    }


def initiative(edition: Edition, record: Initiative) -> Node:
    """Something announced or proposed: an action that is planned, by those who said so."""
    site = edition.site
    return {
        "@type": "PlanAction",
        "@id": identifier(edition, record),
        "name": edition.title(record),
        "alternateName": names(edition, record.names),
        "description": edition.plain_text(record.summary),
        "agent": [reference(edition, site.countries[id_], STATE) for id_ in record.proposers],
        "participant": [reference(edition, site.countries[id_], STATE) for id_ in record.countries],
        "subjectOf": cited(edition, record),
        "url": edition.page(record),
    }


def _published(edition: Edition, record: Source) -> Node:
    site = edition.site
    publisher = site.bodies[record.publisher]
    type_: Any = site.term("body-types", publisher.type)
    return {
        "@type": "NewsArticle" if type_.news else "CreativeWork",
        "name": record.title or edition.title(record),
        "url": record.url,
        "inLanguage": site.records["languages"][record.language].tag,
        "datePublished": day(record.date),
        "publisher": reference(edition, publisher, organization.type_of(edition, publisher)),
    }


def _party(edition: Edition, party: Any) -> Node:
    site = edition.site
    if party.body:
        body = site.bodies[party.body]
        return reference(edition, body, organization.type_of(edition, body))
    return reference(edition, site.countries[party.country], STATE)
