"""Begin a record: a file with every field of its kind, explained.

What is required is filled with examples to write over; what is optional stands there commented out. Lines that
begin with `# ` explain, lines that begin with `#` and no space are fields to take in. Texts of examples begin with a
word that the rule `leftovers` refuses, so that none is published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .. import yamlio
from ..load import Data, suggest
from ..rules.leftovers import EXAMPLE
from ..rules.reserved_ids import reserved
from ..schema import RECORDS, TERMS, Record
from ..schema.values import ID_PATTERN, Ref, free_text
from .schema import about

FIELD = "#"
"""Begins a field to take in; with a space after it, it begins an explanation."""


class UsageError(Exception):
    """The record cannot be begun; the message says why and what to do."""


def refuse(kind: str, id_: str, data: Data) -> None:
    """Raise UsageError where there can be no such new record."""
    if kind not in RECORDS:
        raise UsageError(f"'{kind}' is no kind of record; {suggest(kind, RECORDS)}")
    if not re.fullmatch(ID_PATTERN, id_) or len(id_) > 100:
        raise UsageError(f"'{id_}' cannot be an id; take lower-case letters, digits and single hyphens")
    for other, record in data.of(kind).items():
        if id_ in record.value.former_ids:
            raise UsageError(
                f"'{id_}' is a former id of {kind}/{other}, which lives on there; take another id"
            )
    if id_ in reserved(kind):
        raise UsageError(f"'{id_}' is needed for an address of the site; take another id")
    withdrawn = data.single("withdrawn")
    if withdrawn and any(stone.record == f"{kind}/{id_}" for stone in withdrawn.value.records):
        raise UsageError(f"'{id_}' was withdrawn; take another id")
    if (data.folder / kind / f"{id_}.yml").exists():
        raise UsageError(f"{data.name}/{kind}/{id_}.yml is there already; edit it or take another id")


def skeleton(kind: str, id_: str, data: Data) -> str:
    """The text of a new file. `data` says which terms there are."""
    refuse(kind, id_, data)
    model: type[BaseModel] = RECORDS[kind].model
    today = date.today().isoformat()
    lines = [
        f"# yaml-language-server: $schema=../schema/{kind}.json",
        f"# {id_}. {about(model)}".replace("\n", " "),
        "# Write over the examples; take in what is known (remove its #), and remove the rest.",
    ]
    for name, field in _in_order(model):
        required = field.is_required()
        value = today if name in ("added", "updated") else _as_example(field, _example(field, data))
        lines += ["", f"# {field.description}"]
        terms = _terms(field, data)
        if terms:
            lines.append(f"# One of: {', '.join(terms)}.")
        lines += [line if required else FIELD + line.lstrip() for line in _written(name, value)]
    return "\n".join(lines) + "\n"


def _in_order(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """A kind's own fields, then those of every record; the id is the file's name."""
    own = [name for name in model.model_fields if name not in Record.model_fields]
    for name in (*own, *(name for name in Record.model_fields if name != "id")):
        yield name, model.model_fields[name]


def _example(field: FieldInfo, data: Data) -> Any:
    """The example of a field; for a list of models without one, an item made of their own examples."""
    value = (field.examples or [None])[0]
    inner = _model_in(field.annotation)
    if value in ([], None) and inner:
        item = {name: _example(f, data) for name, f in inner.model_fields.items() if f.is_required()}
        return [item] if value == [] else item
    terms = _terms(field, data)
    if terms and isinstance(value, str) and value not in terms:
        return terms[0]
    return value


def _as_example(field: FieldInfo, value: Any) -> Any:
    """An example whose texts say that they are none of ours."""
    inner = _model_in(field.annotation)
    if isinstance(value, list):
        return [_as_example(field, item) for item in value]
    if isinstance(value, dict) and inner:
        return {name: _as_example(inner.model_fields[name], each) for name, each in value.items()}
    free = free_text([*field.metadata, *_markers(field.annotation)])
    return f"{EXAMPLE}{value}" if free and isinstance(value, str) else value


def _terms(field: FieldInfo, data: Data) -> list[str]:
    """The ids to choose from, where a field takes a term."""
    markers = [*field.metadata, *_markers(field.annotation)]
    kinds = [marker.kind for marker in markers if isinstance(marker, Ref) and marker.kind in TERMS]
    return list(data.of(kinds[0])) if kinds else []


def _markers(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for inner in get_args(annotation):
        yield from _markers(inner)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _written(key: str, value: Any) -> list[str]:
    """A field as lines of YAML: items of a list below each other, what is inside them on one line."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
    return [f"{key}: {_flow(value)}"]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, str):
        read, _, problems = yamlio.read(f"{{a: [{value}]}}".encode(), "")
        return value if not problems and read == {"a": (value,)} else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
