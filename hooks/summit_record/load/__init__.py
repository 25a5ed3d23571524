"""Read a data folder: every file to a record of its kind, every fault to a problem with its place."""

from .data import Data, Faulty, Loaded
from .file import TRANSLATION_TERMS, Kept
from .folder import MAX_FILES, NOT_RECORDS, is_companion, load, reload
from .messages import problem_of
from .words import MANY, Suggestions, nearest, printable, suggest

__all__ = [
    "MANY",
    "MAX_FILES",
    "NOT_RECORDS",
    "TRANSLATION_TERMS",
    "Data",
    "Faulty",
    "Kept",
    "Loaded",
    "Suggestions",
    "is_companion",
    "load",
    "nearest",
    "printable",
    "problem_of",
    "reload",
    "suggest",
]
