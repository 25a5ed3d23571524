"""What walk finds is compared with what is found by looking at every value of the tiny world, one by one."""

import types
import typing
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from summit_record import load, yamlio
from summit_record.schema import KINDS, TERMS
from summit_record.schema.values import Ref, Translatable
from summit_record.walk import walk, walk_raw
from tests import worlds

DATA = load.load(worlds.TINY)


def slowly(value: Any, hint: Any, path: tuple) -> typing.Iterator[tuple]:
    """Follow type hints, as they are written, next to the value."""
    origin = get_origin(hint)
    if value is None:
        return
    if origin is Annotated:
        inner, *metadata = get_args(hint)
        if isinstance(value, str):
            for each in metadata:
                if isinstance(each, Ref | Translatable):
                    yield path, value, each
        yield from slowly(value, inner, path)
    elif origin in (Union, types.UnionType):
        for each in get_args(hint):
            if each is not type(None):
                yield from slowly(value, each, path)
    elif origin is tuple:
        for index, item in enumerate(value):
            yield from slowly(item, get_args(hint)[0], (*path, index))
    elif isinstance(value, BaseModel):
        hints = typing.get_type_hints(type(value), include_extras=True)
        for name in type(value).model_fields:
            yield from slowly(getattr(value, name), hints[name], (*path, name))


@pytest.mark.parametrize("record", list(DATA.all()), ids=lambda record: f"{record.kind}/{record.id}")
def test_walk_finds_every_marked_text_and_no_other(record):
    expected = list(slowly(record.value, type(record.value), ()))
    assert sorted(map(str, walk(record.value))) == sorted(str(_found(*each)) for each in expected)


def _found(path, text, marker):
    from summit_record.walk import Found

    return Found(path, text, marker)


def test_paths_lead_to_the_texts():
    for record in DATA.all():
        for path, text, _ in walk(record.value):
            here = record.value
            for step in path:
                here = here[step] if isinstance(step, int) else getattr(here, step)
            assert here == text


def test_every_kind_of_reference_is_found_somewhere():
    kinds = {m.kind for r in DATA.all() for _, _, m in walk(r.value) if isinstance(m, Ref)}
    referable = {"countries", "bodies", "places", "themes", "documents", "sources"} | set(TERMS)
    assert kinds == referable | {"*"}


def test_every_kind_of_record_is_in_the_tiny_world():
    assert set(DATA.records) == set(KINDS) | set(TERMS)


@pytest.mark.parametrize("record", list(DATA.all()), ids=lambda record: f"{record.kind}/{record.id}")
def test_walk_finds_the_same_in_what_was_read(record):
    raw, _, _ = yamlio.read((worlds.TINY.parent / record.path).read_bytes(), record.path)
    for step in record.inside:
        raw = raw[step]
    places = [(found.path, found.marker) for found in walk_raw(type(record.value), raw)]
    # Where a value is written short, the text stands in the place of the whole.
    whole = [(found.path, found.marker) for found in walk(record.value)]
    assert len(places) == len(whole)
    assert all(
        long[: len(short)] == short
        for (short, _), (long, _) in zip(sorted_(places), sorted_(whole), strict=True)
    )


def sorted_(places):
    return sorted(places, key=str)


@pytest.mark.parametrize(
    "raw", [None, 1, "text", [], [1], {"sources": {"a": 1}}, {"sources": [[["x"]]]}, {"names": "x", 1: 2}]
)
def test_walk_goes_through_whatever_was_read(raw):
    assert list(walk_raw(KINDS["documents"].model, raw)) == []
