"""The picture beside a link: what a data folder may hold."""

from summit_record import picture
from tests import worlds


def test_the_picture_of_a_folder():
    assert picture.fault(worlds.TINY, "card.png") is None
    assert picture.address("card.png") == "assets/card.png"
    assert picture.path(worlds.TINY, "card.png").is_file()


def test_faults(tmp_path):
    (tmp_path / "figures").mkdir()
    good = picture.path(worlds.TINY, "card.png").read_bytes()
    for name, content, said in [
        ("cut.png", good[:20], "no PNG"),
        ("empty.png", b"", "no PNG"),
        ("high.png", good[:20] + b"\0\0\2\x77" + good[24:], "1200 by 631 pixels"),
    ]:
        picture.path(tmp_path, name).write_bytes(content)
        assert said in str(picture.fault(tmp_path, name))
    assert "there is no file figures/none.png" in str(picture.fault(tmp_path, "none.png"))


def test_the_records_own_picture_is_small():
    """Who shows links fetches it each time; and some leave out what is larger."""
    own = picture.path(worlds.TINY.parents[2] / "data", "card.png")

    assert own.stat().st_size < 60_000
