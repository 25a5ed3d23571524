"""JSON Schema (2020-12) of what the API gives, made from the data model.

The model says what an editor may write; here it describes what is given away: every key is always there, dates are
texts, and statements carry their grade.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from ..cite.item import FILES
from ..grades import GRADES
from ..schema import KINDS as MODELS

DIALECT = GenerateJsonSchema.schema_dialect
VERSION = "1.0.0"
"""Of the API's shapes (semantic versioning): a new key is a minor change, a dropped or changed one a major."""

GRADED = ("Statement", "Paragraph")
"""Models whose items carry a grade when they are given away."""


@cache
def of_record(kind: str) -> dict[str, Any]:
    """The schema of a record's own fields."""
    made: dict[str, Any] = MODELS[kind].model.model_json_schema(mode="serialization")
    for name, model in made.get("$defs", {}).items():
        _close(model)
        if name in GRADED:
            model["properties"]["grade"] = {
                "description": "How well founded it is, by rule from who publishes its sources.",
                "enum": list(GRADES),
            }
            model["required"] = [*model["required"], "grade"]
    _close(made)
    return made


def _close(model: dict[str, Any]) -> None:
    """Every key is always given, and nothing else."""
    model["additionalProperties"] = False
    model["required"] = list(model.get("properties", {}))


def of_answer(kind: str, own: str) -> dict[str, Any]:
    """The schema of `/api/v1/<kind>/<id>.json`. `own` is the schema's address."""
    record = of_record(kind)
    uri = {"type": "string", "format": "uri"}
    or_null = {"anyOf": [uri, {"type": "null"}]}
    links = {"self": uri, "kind": uri, "schema": uri, "page": or_null, "markdown": or_null}
    links |= dict.fromkeys(FILES, or_null)
    source = {"id": {"type": "string"}, "api": uri, "page": uri, "url": uri, "archived": or_null}
    properties = {
        "schema_version": {"const": VERSION},
        "version": {"type": "string", "description": "Version of the record."},
        "released": {"type": "string", "format": "date", "description": "Day of that version."},
        "kind": {"const": kind},
        "id": {"type": "string"},
        "title": {"type": "string", "description": "The best name, in the record's first language."},
        "links": _object(links),
        "sources": {"type": "array", "items": _object(source), "description": "All sources it names."},
        "data": {key: value for key, value in record.items() if key != "$defs"},
    }
    return {
        "$schema": DIALECT,
        "$id": own,
        "title": f"{kind}: one record",
        "description": f"What /api/v1/{kind}/<id>.json gives.",
        **_object(properties),
        "$defs": record.get("$defs", {}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip
