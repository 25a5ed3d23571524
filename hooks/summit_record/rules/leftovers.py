"""Nothing is left of the examples that `summit-record new` writes into a new file.

Good: `text: Ministry of Examples`. Bad: `text: EXAMPLE Ministry of Transport`; `url: https://example.org/note.html`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Loaded
from ..problems import Problem
from ..schema import RECORDS
from ..schema.values import Model
from ._inside import Path, models, of_each

EXAMPLE = "EXAMPLE "
"""What every example text of a new file begins with."""


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each text or address that is still the example."""
    for path, words in _left(record.value) if record.kind in RECORDS else ():
        message = f"'{words[:60]}' is the example of a new file; write over it or remove the line"
        yield record.problem("leftovers", path, message)


def _left(record: Model) -> Iterator[tuple[Path, str]]:
    for path, model in models(record):
        for name, value in vars(model).items():
            if type(value) is str:
                if _is_example(value, type(model), name):
                    yield (*path, name), value
            elif type(value) is tuple:
                for index, item in enumerate(value):
                    if type(item) is str and _is_example(item, type(model), name):
                        yield (*path, name, index), item


def _is_example(words: str, model: type[Model], field: str) -> bool:
    if words.startswith("http"):
        return words in (model.model_fields[field].examples or ())
    return words.startswith(EXAMPLE)
