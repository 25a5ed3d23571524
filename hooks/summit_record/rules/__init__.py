"""Rules across records, one a module. Each has `check(data) -> Iterator[Problem]`, and its docstring is
its documentation. A new rule is a new module here: it is found by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from ..load import Data
from ..problems import Problem

Rule = Callable[[Data], Iterator[Problem]]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name (the module's, with hyphens)."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")
    )
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}").check for name in names}


def check(data: Data) -> list[Problem]:
    """All problems of a data folder: those of reading it, and those of every rule; sorted."""
    found = list(data.problems)
    for rule in rules().values():
        found.extend(rule(data))
    return sorted(set(found))
