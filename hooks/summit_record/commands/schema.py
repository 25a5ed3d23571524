"""JSON Schemas of the data model, so that editors complete and check records while they are written.

One file a kind, one a list of terms and one for the terms of translations, from the models themselves. The rules
across records are not in them: they need the whole data folder, and `check` runs them.
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any

from ..schema import KINDS, TERMS, Record, TranslationTerm
from ..schema.values import SHORT

TRANSLATION_TERMS = "terms.schema"
"""The name of the schema of data/translations/terms/<lang>.yml; `terms` alone might be a kind one day."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write(folder: Path) -> list[Path]:
    """Write all schemas into a folder, and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its kind or list."""
    found = {name: of_kind(name, kind.model) for name, kind in KINDS.items()}
    found |= {name: of_terms(name, model) for name, model in TERMS.items()}
    found[TRANSLATION_TERMS] = of_list(TRANSLATION_TERMS, TranslationTerm)
    return dict(sorted(found.items()))


def of_kind(name: str, model: type[Any]) -> dict[str, Any]:
    """The schema of one record. Its id is the name of its file and does not stand in it."""
    schema = _short_forms(model.model_json_schema())
    if issubclass(model, Record):
        del schema["properties"]["id"]
        schema["required"].remove("id")
    return _head(name, about(model), schema)


def of_terms(name: str, model: type[Any]) -> dict[str, Any]:
    """The schema of a list of terms."""
    term = _short_forms(model.model_json_schema())
    definitions = term.pop("$defs", {})
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            "terms": {
                "description": "The terms, in the order pages list them.",
                "type": "array",
                "items": {"$ref": f"#/$defs/{model.__name__}"},
            }
        },
        "required": ["terms"],
        "additionalProperties": False,
        "$defs": {**definitions, model.__name__: term},
    }
    return _head(name, about(model), schema)


def of_list(name: str, model: type[Any]) -> dict[str, Any]:
    """The schema of a file that is a list."""
    item = model.model_json_schema()
    schema = {
        "type": "array",
        "items": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": {model.__name__: item},
    }
    return _head(name, about(model), schema)


def about(model: type[Any]) -> str:
    """What a kind is: its class says it, or where that only names the file, its module."""
    own = inspect.getdoc(model) or ""
    return (inspect.getdoc(sys.modules[model.__module__]) or own) if own.startswith("data/") else own


def _head(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    rest = {key: schema[key] for key in sorted(schema) if key not in ("title", "description")}
    return {"$schema": DIALECT, "title": name, "description": " ".join(description.split()), **rest}


def _short_forms(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.get("$defs", {})
    for name, field in SHORT.items():
        if name in definitions:
            whole = definitions[name]
            definitions[name] = {
                "title": whole["title"],
                "description": whole["description"],
                "anyOf": [whole["properties"][field], whole],
            }
    return schema
