"""What holds for every rule."""

import inspect
import re
import sys

import pytest

from summit_record import load, rules
from tests import worlds

RULES = rules.rules()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_is_good_and_what_is_bad(name):
    doc = inspect.getdoc(sys.modules[RULES[name].__module__]) or ""
    good, bad = doc.find("Good:"), doc.find("Bad:")
    assert 0 < good < bad, "its docstring gives a Good and a Bad sample"
    assert "`" in doc[good:] or "data/" in doc[good:]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_silent_on_clean_data_and_on_none(name, tmp_path):
    assert list(RULES[name](load.load(worlds.TINY))) == []
    assert list(RULES[name](load.load(tmp_path))) == []


def test_rules_are_found_by_themselves_and_helpers_are_none():
    assert "sourced-names" in RULES
    assert not any(name.startswith(("_", "-")) for name in RULES)


def test_problems_carry_the_name_of_their_rule():
    for name, check in RULES.items():
        source = inspect.getsource(sys.modules[check.__module__])
        if "outlines.read" not in source:
            assert f'"{name}"' in source


def test_no_rule_knows_a_real_summit():
    real = load.load(worlds.TINY.parents[2] / "data")
    names = {n.text for c in real.of("countries").values() for n in c.value.names if n.lang == "en"}
    for check in RULES.values():
        source = inspect.getsource(sys.modules[check.__module__])
        assert not any(re.search(rf"\b{re.escape(each)}\b", source) for each in names)
