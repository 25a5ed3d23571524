"""Dataset (https://developers.google.com/search/docs/appearance/structured-data/dataset): the record as data."""

from __future__ import annotations

from ..edition import Edition
from ..exports import exports
from .values import Node, begin_and_end, reference


def node(edition: Edition) -> Node:
    """The data set with each file that has a description of its own."""
    site, settings = edition.site, edition.site.settings
    days = begin_and_end(site.summit.dates.parsed)
    return {
        "@type": "Dataset",
        "@id": f"{edition.url('data/')}#it",
        "name": settings.title,
        "description": edition.plain_text(settings.description),
        "url": edition.url("data/"),
        "license": settings.licence.url,
        "creator": {"@type": "Organization", "name": settings.publisher, "url": edition.address},
        "publisher": {"@type": "Organization", "name": settings.publisher},
        "version": settings.version,
        "datePublished": settings.released,
        "dateModified": max(record.updated for record in site.all()),
        "inLanguage": [site.records["languages"][lang].tag for lang in settings.languages],
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(days[key] for key in ("startDate", "endDate") if key in days),
        "spatialCoverage": {"@type": "Place", "name": edition.title(site.places[site.summit.place])},
        "about": reference(edition, site.summit, "Event"),
        "isBasedOn": edition.url("sources/"),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": edition.renderer.gettext(export.title),
                "contentUrl": edition.url(export.path),
                "encodingFormat": export.media_type,
                "contentSize": f"{export.weight.size} B",
                "sha256": export.weight.sha256,
            }
            for export in exports(edition)
            if export.title
        ],
    }
