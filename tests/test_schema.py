"""The models, the JSON Schemas made from them, and the skeletons of new records say the same."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from summit_record import load, yamlio
from summit_record.commands import new, schema
from summit_record.schema import KINDS, RECORDS, TERMS, TranslationTerm
from tests import worlds

REAL = Path(__file__).parents[1] / "data"
SCHEMAS = schema.schemas()
VALIDATORS = {name: Draft202012Validator(each) for name, each in SCHEMAS.items()}
MODELS = {
    **{name: kind.model for name, kind in KINDS.items()},
    **TERMS,
    schema.TRANSLATION_TERMS: TranslationTerm,
}


def files(folder):
    """Every data file with the name of its schema."""
    for path in sorted(folder.rglob("*.yml")):
        kind, *rest = path.relative_to(folder).parts
        if not rest or kind == "vocabularies":
            yield path, path.stem
        elif kind in RECORDS:
            yield path, kind
        elif path.relative_to(folder).parent.as_posix() == load.TRANSLATION_TERMS:
            yield path, schema.TRANSLATION_TERMS


def errors(name, raw):
    """What JSON Schema has against a value, which reading gives with tuples and JSON has lists."""
    raw = json.loads(json.dumps(raw))
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATORS[name].iter_errors(raw)]


def models(model, seen=None):
    """A model and all it is made of."""
    seen = {} if seen is None else seen
    if model not in seen:
        seen[model] = None
        for field in model.model_fields.values():
            for inner in _inner(field.annotation):
                models(inner, seen)
    return seen


def _inner(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in getattr(annotation, "__args__", ()):
        yield from _inner(each)


ALL_MODELS = sorted({m for model in MODELS.values() for m in models(model)}, key=lambda m: m.__name__)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["title"] == name
    assert SCHEMAS[name]["description"]
    if SCHEMAS[name]["type"] == "array":
        inner = SCHEMAS[name]["items"]["$ref"].removeprefix("#/$defs/")
        assert SCHEMAS[name]["$defs"][inner]["additionalProperties"] is False
    else:
        assert SCHEMAS[name]["additionalProperties"] is False


@pytest.mark.parametrize("folder", [worlds.TINY, REAL], ids=["tiny", "real"])
def test_every_record_fits_its_schema(folder):
    wrong = []
    for path, name in files(folder):
        raw, _, problems = yamlio.read(path.read_bytes(), path.name)
        if not problems:
            wrong += [f"{path.relative_to(folder)}: {error}" for error in errors(name, raw)]
    assert wrong == []


def test_the_schemas_in_the_data_folder_are_fresh(tmp_path):
    fresh = {path.name: path.read_text("utf-8") for path in schema.write(tmp_path)}
    there = {path.name: path.read_text("utf-8") for path in (REAL / "schema").glob("*.json")}
    assert there == fresh, "run `summit-record schema`"


def test_every_record_names_a_schema_that_is_there():
    wrong = []
    for path, _ in files(REAL):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        if found and not (path.parent / found.group(1)).is_file():
            wrong.append(str(path))
    assert wrong == []


BAD_SHAPES = [
    case
    for case in sorted((Path(__file__).parent / "data_bad").iterdir())
    if case.name in ("key-unknown", "key-missing", "choice-unknown", "hue-out-of-range", "text-for-list", "id-in-file",
                     "too-few-readings", "number-too-large", "date-is-no-date", "code-too-long", "title-too-long")
]  # fmt: skip


@pytest.mark.parametrize("case", BAD_SHAPES, ids=lambda case: case.name)
def test_an_editor_sees_wrong_shapes_before_any_check_is_run(case):
    wrong = [
        error
        for path, name in files(case)
        for error in errors(name, yamlio.read(path.read_bytes(), path.name)[0])
    ]
    assert wrong


def test_short_forms_are_allowed():
    accord = yamlio.read((worlds.TINY / "documents" / "port-accord.yml").read_bytes(), "x")[0]
    assert errors("documents", {**accord, "date": "2024-03"}) == []
    assert errors("documents", {**accord, "date": {"value": "2024-03", "sources": ["office-note"]}}) == []
    assert errors("documents", {**accord, "date": {"value": 2024}}) == []
    assert errors("documents", {**accord, "date": 2024}) == []
    assert errors("documents", {**accord, "sources": [{"source": "office-note", "place": "page 1"}]}) == []
    assert errors("documents", {**accord, "date": "soon"})
    assert errors("documents", {**accord, "sources": [["office-note"]]})
    assert errors("documents", {**accord, "id": "port-accord"})


def test_an_editor_sees_what_is_wrong_with_terms_of_a_translation():
    assert errors(schema.TRANSLATION_TERMS, [{"en": "accord", "term": "συμφωνία"}]) == []
    assert errors(schema.TRANSLATION_TERMS, {"terms": []})
    assert errors(schema.TRANSLATION_TERMS, [{"en": "accord"}])
    assert errors(schema.TRANSLATION_TERMS, [{"en": "accord", "term": "συμφωνία", "lang": "el"}])


def test_schemas_are_written_the_same_each_time(tmp_path):
    first = [path.read_bytes() for path in schema.write(tmp_path / "a")]
    second = [path.read_bytes() for path in schema.write(tmp_path / "b")]
    assert first == second
    assert all(content.endswith(b"}\n") and b"\r" not in content for content in first)
    assert json.loads(first[0])


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained_and_has_an_example(model):
    assert (model.__doc__ or "").strip()
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name
        assert field.examples, name


def test_every_field_is_in_the_tiny_world():
    used: dict[type, set[str]] = {model: set() for model in ALL_MODELS}

    def note(value):
        for name in value.model_fields_set:
            used[type(value)].add(name)
            inner = getattr(value, name)
            for each in inner if isinstance(inner, tuple) else [inner]:
                if isinstance(each, BaseModel):
                    note(each)

    data = load.load(worlds.TINY)
    for record in (*data.all(), *(term for terms in data.translation_terms.values() for term in terms)):
        note(record.value)
    # What every record may have need not be on each kind.
    common = {"former_ids", "note", "sources", "statements", "definition"}
    missing = {
        f"{model.__name__}.{name}"
        for model in ALL_MODELS
        for name in set(model.model_fields) - used[model] - common
    }
    assert missing == set()


def test_every_choice_is_in_the_tiny_world():
    words = set()
    for path, _ in files(worlds.TINY):
        words |= set(re.split(r"[^\w-]+", path.read_text("utf-8")))
    text = "\n".join(path.read_text("utf-8") for path, _ in files(worlds.TINY))
    missing = set()
    for name, each in SCHEMAS.items():
        for definition in (each, *each.get("$defs", {}).values()):
            for field, value in definition.get("properties", {}).items():
                for choice in value.get("enum", ()):
                    if choice != value.get("default") and not re.search(
                        rf"{field}: {re.escape(choice)}\b", text
                    ):
                        missing.add(f"{name}.{field}: {choice}")
    assert missing == set()


def test_every_term_is_used_in_the_tiny_world():
    data = load.load(worlds.TINY)
    from summit_record.schema.values import Ref
    from summit_record.walk import walk

    named = {
        (marker.kind, text)
        for r in data.all()
        for _, text, marker in walk(r.value)
        if isinstance(marker, Ref)
    }
    assert {(kind, id_) for kind in TERMS for id_ in data.of(kind)} - named == set()


def shape_problems(kind, text):
    """What is wrong with a record's shape, by the loader's own words."""
    raw, _, problems = yamlio.read(text.encode(), "x.yml")
    assert problems == []
    try:
        RECORDS[kind].model.model_validate({**raw, "id": "something-new"})
    except ValueError as why:
        return str(why)
    return ""


@pytest.mark.parametrize("kind", RECORDS)
def test_a_skeleton_has_the_right_shape_as_it_is(kind):
    text = new.skeleton(kind, "something-new", load.load(worlds.TINY))
    assert shape_problems(kind, text) == ""
    assert errors(kind, yamlio.read(text.encode(), "x.yml")[0]) == []


@pytest.mark.parametrize("kind", RECORDS)
def test_a_skeleton_has_the_right_shape_with_all_it_offers_taken_in(kind):
    text = new.skeleton(kind, "something-new", load.load(worlds.TINY))
    whole = re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)
    assert shape_problems(kind, whole) == ""
    raw = yamlio.read(whole.encode(), "x.yml")[0]
    assert errors(kind, raw) == []
    assert set(raw) == set(RECORDS[kind].model.model_fields) - {"id"}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_skeleton_explains_every_field_and_is_of_today(kind):
    text = new.skeleton(kind, "something-new", load.load(worlds.TINY))
    model = RECORDS[kind].model
    for name, field in model.model_fields.items():
        if name != "id":
            assert f"# {field.description}\n" in text
            assert re.search(rf"^#?{name}:", text, re.MULTILINE)
    assert text.count(date.today().isoformat()) >= 2
    assert len(text.splitlines()) < 200


def test_a_skeleton_offers_the_terms_there_are():
    text = new.skeleton("documents", "something-new", load.load(worlds.TINY))
    assert "# One of: declaration, treaty, memorandum.\nform: treaty\n" in text
    assert "# One of: meeting, around.\noccasion: meeting\n" in text


def test_the_example_summit_is_nowhere_a_real_one():
    """The real record is data; the code, its examples and these tests are for any summit."""
    words = json.dumps(SCHEMAS, ensure_ascii=False)
    real = load.load(REAL)
    for country in real.of("countries").values():
        for name in country.value.names:
            assert not re.search(rf"\b{re.escape(name.text)}\b", words), name.text
