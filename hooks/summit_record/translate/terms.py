"""The established terms of a language, beside the texts that use them: what translators see while they write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..schema import TranslationTerm
from .catalogues import Entry

AT_MOST = 5
"""Terms beside one text, the longest first: more would hide what else is said of it."""


def noted(entries: Iterable[Entry], terms: Sequence[TranslationTerm]) -> list[Entry]:
    """The entries, each with a comment `Term: accord = συμφωνία` for a term that its English text holds.

    Whole words count, whatever their case, and a plural s; inside a longer term, a shorter one is not named.
    """
    known = {term.en.casefold(): term for term in terms}
    if not known:
        return list(entries)
    longest = sorted(known, key=lambda words: (-len(words), words))
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?:s|es)?(?!\w)", re.IGNORECASE)
    made = []
    for entry in entries:
        here = {match[1].casefold() for match in pattern.finditer(entry.id)}
        found = [known[words] for words in longest if words in here][:AT_MOST]
        comments = tuple(f"Term: {term.en} = {term.term}" for term in found)
        made.append(replace(entry, extracted=(*entry.extracted, *comments)) if comments else entry)
    return made
