"""Every type and property in the pages is schema.org's, and stands where schema.org has it."""

import rdflib

USED = {
    "BreadcrumbList": "itemListElement",
    "CollectionPage": "dateModified description inLanguage isPartOf license mainEntity name publisher url version",
    "Country": "alternateName identifier mainEntityOfPage name url",
    "CreativeWork": "about abstract alternateName archivedAt author citation dateCreated datePublished description "
    "genre hasPart inLanguage isBasedOn mainEntityOfPage name position publisher spatialCoverage url workExample",
    "DataDownload": "contentSize contentUrl encodingFormat name sha256",
    "Dataset": "about creator dateModified datePublished description distribution inLanguage isAccessibleForFree "
    "isBasedOn license name publisher spatialCoverage temporalCoverage url version",
    "DefinedTerm": "alternateName description name url",
    "Event": "alternateName attendee description endDate eventStatus location name organizer startDate subEvent "
    "subjectOf superEvent url",
    "GeoCoordinates": "latitude longitude",
    "GovernmentOrganization": "alternateName areaServed description mainEntityOfPage name parentOrganization sameAs "
    "url",
    "Legislation": "about alternateName citation description inLanguage legislationDate legislationJurisdiction "
    "legislationResponsible legislationType name url",
    "ListItem": "item name position",
    "NewsArticle": "alternateName archivedAt author datePublished inLanguage isBasedOn mainEntityOfPage name "
    "publisher url",
    "Organization": "alternateName areaServed description mainEntityOfPage name parentOrganization sameAs url",
    "Person": "affiliation alternateName jobTitle name",
    "Place": "address alternateName containedInPlace geo name",
    "PlanAction": "agent alternateName description name participant subjectOf url",
    "PostalAddress": "addressCountry",
    "WebPage": "dateModified description inLanguage isPartOf license mainEntity name publisher url version",
    "WebSite": "name url",
}
"""What pages may use. Each pair was compared with `domainIncludes` of schema.org's release 30.0 of 19 March 2026
(https://github.com/schemaorg/schemaorg); whoever adds one looks it up at https://schema.org/ first.
"""


def used(node):
    """Pairs of type and property in a graph."""
    if isinstance(node, list):
        for each in node:
            yield from used(each)
    elif isinstance(node, dict):
        types = node.get("@type", [])
        for type_ in [types] if isinstance(types, str) else types:
            yield from ((type_, key) for key in node if not key.startswith("@"))
        for value in node.values():
            yield from used(value)


def test_pages_use_what_was_looked_up(heads):
    seen = {pair for head in heads.values() for pair in used(head.graph)}
    assert len(seen) > 100
    assert seen <= {(type_, name) for type_, names in USED.items() for name in names.split()}


def test_what_was_looked_up_is_in_the_vocabulary_as_others_know_it():
    for type_, names in USED.items():
        for term in (type_, *names.split()):
            assert rdflib.SDO[term] in rdflib.SDO, term


def test_an_invented_word_would_be_noticed():
    assert rdflib.URIRef("https://schema.org/signedBy") not in rdflib.SDO


def test_who_acts_is_more_than_a_place(heads):
    """A country that takes part, signs or proposes is an Organization too: schema.org expects one there."""
    acting = (
        "agent",
        "attendee",
        "author",
        "affiliation",
        "legislationResponsible",
        "organizer",
        "participant",
    )
    found = []

    def look(node):
        if isinstance(node, list):
            for each in node:
                look(each)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key in acting:
                    found.extend(value if isinstance(value, list) else [value])
                look(value)

    for head in heads.values():
        look(head.graph)
    assert found
    for each in found:
        assert each["@type"] in (
            ["Country", "Organization"],
            "Person",
            "Organization",
            "GovernmentOrganization",
        )
