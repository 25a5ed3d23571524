"""The calendar, read back by the library and checked against the model."""

from datetime import date, datetime, timedelta

import icalendar
import pytest

from summit_record.exports import events_ics
from tests import worlds
from tests.support import editions


def components(edition):
    content = editions.files(edition)["data/events.ics"].content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    return calendar, {str(event["uid"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture
def changed(tiny):
    """An edition of the tiny world with a session in a zone with an offset, and one of a month alone."""

    def change(*pairs):
        for name, old, new in pairs:
            path = tiny / "events" / f"{name}.yml"
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")
        return editions.edition(tiny)

    return change


def test_every_event_with_a_day_is_there_under_an_id_that_stays():
    edition = editions.tiny()
    _, found = components(edition)
    host = "record.arland.example"
    assert found.keys() == {f"{e.id}@{host}" for e in edition.site.events.values() if events_ics.days(e)}
    moved, again = components(editions.edition(worlds.TINY, "https://elsewhere.example/"))
    assert again.keys() == found.keys()
    assert "elsewhere.example" in str(moved["url"])


def test_an_hour_that_is_known_and_one_that_is_not():
    edition = editions.tiny()
    _, found = components(edition)
    for event in edition.site.events.values():
        entry = found.get(f"{event.id}@record.arland.example")
        if entry is None:
            continue
        start = entry["dtstart"].dt
        if event.time and event.timezone:
            assert isinstance(start, datetime)
            assert start.utcoffset() is not None
            assert f"{start:%H:%M}" == event.time
        else:
            assert type(start) is date
            assert entry["dtend"].dt == event.date.parsed.last + timedelta(days=1)
        assert str(entry["summary"]) == edition.title(event)
        assert str(entry["url"]) == edition.page(event)


def test_what_is_said_beside_the_summary_stands_on_lines_of_its_own(changed):
    _, found = components(changed(("session", "timezone: Etc/UTC\n", "")))
    words = str(found["session@record.arland.example"]["description"]).splitlines()
    assert words[1:3] == ["Begins: 09:30", "Duration: about two hours"]


def test_a_zone_is_named_and_described(changed):
    edition = changed(("session", "timezone: Etc/UTC", "timezone: Asia/Tokyo"))
    calendar, found = components(edition)
    start = found["session@record.arland.example"]["dtstart"]
    assert start.params["TZID"] == "Asia/Tokyo"
    assert start.dt.utcoffset() == timedelta(hours=9)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Tokyo"]


def test_a_month_alone_is_in_no_calendar(changed):
    day = editions.tiny().site.events["arrival"].date.value
    edition = changed(("arrival", day, day[:7]))
    _, found = components(edition)
    assert "arrival@record.arland.example" not in found


def test_two_builds_give_the_same():
    again = editions.edition(worlds.TINY)
    assert (
        editions.files(again)["data/events.ics"].content
        == editions.files(editions.tiny())["data/events.ics"].content
    )
