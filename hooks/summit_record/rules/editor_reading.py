"""A disagreement is about statements: `editor.reading` is one of its readings, and a reading names statements with
their `#`. That ids of readings are unique is the rule statement-ids.

Good: `reading: ten` with a reading `id: ten`; `statements: [events/opening#count]`. Bad: `reading: eleven` that
is none of them; `statements: [events/opening]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data, suggest
from ..problems import Problem

RULE = "editor-reading"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each preferred reading that is not there, and for each statement named without `#`."""
    for record in data.of("disagreements").values():
        value = record.value
        ids = [reading.id for reading in value.readings]
        if value.editor and value.editor.reading not in ids:
            yield record.problem(
                RULE,
                ("editor", "reading"),
                f"'{value.editor.reading}' is none of the readings; {suggest(value.editor.reading, ids)}",
            )
        for number, reading in enumerate(value.readings):
            for index, named in enumerate(reading.statements):
                if "#" not in named:
                    yield record.problem(
                        RULE,
                        ("readings", number, "statements", index),
                        f"'{named}' is a record; name its statement, like {named}#its-id",
                    )
