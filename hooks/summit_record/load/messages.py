"""From pydantic's errors to an editor's words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from .. import yamlio
from ..problems import Problem
from ..schema.values import ID_PATTERN, Record
from .words import suggest


def problem_of(
    error: ErrorDetails,
    model: type[BaseModel],
    shown: str,
    marks: yamlio.Marks,
    inside: tuple[str | int, ...],
) -> Problem:
    """One of pydantic's errors in an editor's words, with its place in the file."""
    where = tuple(error["loc"])
    kind = error["type"]
    name = where[-1] if where else ""
    called = f"item {name + 1}" if isinstance(name, int) else f"'{name}'" if where else "this"
    line, column = marks.find((*inside, *where), key=kind == "extra_forbidden")
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        message = f"'{name}' is not known here; {suggest(str(name), _fields_at(model, where[:-1]))}"
    elif kind == "missing":
        line, column = marks.find((*inside, *where[:-1]))
        message = f"'{name}' is missing; add it"
    elif kind == "value_error":
        what = str(context.get("error", error["msg"]))
        message = what if what.startswith("'") else f"{called} {what}"
    elif kind == "string_too_short" or (kind.endswith(("_type", "_error")) and error.get("input") is None):
        message = f"{called} is empty; write it or remove the line"
    elif kind == "string_type":
        given = error.get("input")
        if isinstance(given, int):
            message = f"{called} must be text; put {str(given).lower()} in quotes"
        else:
            message = f"{called} must be text; write a single value here"
    elif kind == "string_pattern_mismatch":
        given, form = _shorten(error.get("input")), _form(context.get("pattern"), model, where)
        message = f"'{given}' has not the form asked for ({form}); correct it"
    elif kind in ("string_too_long", "too_long"):
        message = f"{called} is too long (at most {context.get('max_length')}); shorten it"
    elif kind == "too_short":
        few = "has too few items" if error.get("input") else "is empty"
        message = f"{called} {few}; give at least {context.get('min_length', 1)}"
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        given = str(error.get("input"))
        message = f"'{_shorten(given)}' is not one of the values; {suggest(given, allowed)}"
    elif kind == "tuple_type":
        message = f"{called} is a list; begin each item with a hyphen and a space"
    elif kind in ("model_type", "dict_type", "model_attributes_type"):
        message = f"{called} takes `key: value` lines; write it so"
    elif kind in ("int_type", "int_parsing"):
        message = f"{called} must be a whole number; write digits alone, without quotes"
    elif kind == "bool_type":
        message = f"{called} must be true or false; write one of them"
    elif kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        word = "at least" if kind == "greater_than_equal" else "at most"
        message = f"{called} must be {word} {limit}; correct it"
    else:
        message = f"{called} is not right ({error['msg'].lower()}); correct it"
    return Problem(shown, line, column, "shape", " ".join(message.split()))


def _form(pattern: Any, model: type[BaseModel], where: tuple[str | int, ...]) -> str:
    """What a pattern asks for, in words, or else as the field's own example shows it."""
    known = {
        ID_PATTERN: "lower-case letters, digits, single hyphens",
        r"^[a-z]{2}$": "two lower-case letters",
        r"^[A-Z]{3}$": "three capital letters",
        r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "hours and minutes like 09:30",
        r"^[0-9]+\.[0-9]+\.[0-9]+$": "three numbers with dots",
    }
    text = str(pattern)
    if text.startswith("^[a-z-]+/"):
        return "kind/id, or kind/id#statement"
    if text in known or not where:
        return known.get(text, text)
    fields = [here.model_fields.get(str(where[-1])) for here in _models_at(model, where[:-1])]
    examples = [field.examples[0] for field in fields if field and field.examples]
    return f"like {examples[0]}" if examples else text


def _shorten(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _fields_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[str]:
    """The keys allowed at a place, for suggestions; empty where that cannot be told."""
    return [
        name
        for here in _models_at(model, where)
        for name in here.model_fields
        if name != "id" or not issubclass(here, Record)
    ]


def _models_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[type[BaseModel]]:
    """The model at a place, as a list of one; empty where that cannot be told."""
    here: type[BaseModel] | None = model
    for step in where:
        if here is not None and not isinstance(step, int):
            found = here.model_fields.get(step)
            here = _model_in(found.annotation) if found else None
    return [here] if here else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None
