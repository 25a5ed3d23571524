"""JSON-LD in HTML cannot be closed from inside, and means the same."""

import json
import re

import pytest

from summit_record.finish import policy
from summit_record.metadata.script import clean, json_ld


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "a & b", "\u2028", "“<”"]
)
def test_no_text_can_close_the_block(text):
    made = str(json_ld([{"name": text}]))
    (body,) = re.findall(r'\A<script type="application/ld\+json">(.*)</script>\Z', made, re.DOTALL)
    assert not set("<>&\u2028\u2029") & set(body)
    assert json.loads(body)["@graph"] == [{"name": text}]


def test_the_policy_of_a_page_needs_no_hash_for_it():
    assert "sha256" not in policy(str(json_ld([{"name": "x"}])))


def test_what_is_empty_is_left_out():
    assert clean({"a": None, "b": [], "c": {"d": ""}, "e": [None, 1], "f": False, "g": 0}) == {
        "e": [1],
        "f": False,
        "g": 0,
    }
