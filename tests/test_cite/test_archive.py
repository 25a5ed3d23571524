"""Where to look for an archived copy."""

import dataclasses

from summit_record.cite import archive
from tests.support import editions


def test_the_copy_nearest_to_the_last_day_of_the_summit():
    day = archive.day(editions.tiny().site)
    assert day == "2024-03-03"
    assert archive.lookup("https://a.example/x?y=1#z", day) == (
        "https://web.archive.org/web/20240303/https://a.example/x?y=1#z"
    )


def test_without_a_day_all_copies():
    assert archive.lookup("https://a.example/", "") == "https://web.archive.org/web/*/https://a.example/"


def test_a_summit_without_a_day():
    site = editions.tiny().site
    dates = site.summit.dates.model_copy(update={"value": "XXXX"})
    summit = site.summit.model_copy(update={"dates": dates})
    assert archive.day(dataclasses.replace(site, summit=summit)) == ""
