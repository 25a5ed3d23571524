"""The upper levels alone."""

from summit_record.figures import dialogue_compact


def test_it_has_no_more_levels_than_the_front_page_has_room_for(tiny, monkeypatch):
    assert len(tiny.figure("dialogue-compact").rows) == 2
    monkeypatch.setattr(dialogue_compact, "LEVELS", 0)
    assert tiny.figure("dialogue-compact") is None


def test_both_may_stand_on_one_page(tiny):
    assert tiny.figure("dialogue").id != tiny.figure("dialogue-compact").id
