"""Catalogues of translations: .po files read, merged with what there is to translate, and written."""

from .po.entry import REVIEWED, Catalogue, Entry, Fault
from .po.merging import merge, template
from .po.plurals import plural_forms, plural_header, read_plural
from .po.reading import MAX_BYTES, read, read_newest
from .po.writing import save, write

__all__ = [
    "MAX_BYTES",
    "REVIEWED",
    "Catalogue",
    "Entry",
    "Fault",
    "merge",
    "plural_forms",
    "plural_header",
    "read",
    "read_newest",
    "read_plural",
    "save",
    "template",
    "write",
]
