"""Ten citations, each compared by eye with The Chicago Manual of Style (17th ed.): one of every sort people cite."""

from typing import Any

import pytest

from summit_record.cite.chicago import chicago
from summit_record.cite.item import Item

RECORD: dict[str, Any] = {
    "container": 'The "Islands" Meeting: a record', "publisher": "The Record", "version": "1.2.0",
    "released": "2025-03-01",
}  # fmt: skip
IN = "In <cite>The “Islands” Meeting: a record</cite>, version 1.2.0, March 1, 2025."

TEN = {
    "declaration: those who adopted it, form and day, where it is kept": (
        Item(
            "1", "document", "共同宣言", "https://r.example/d/", rendering="Joint Declaration", date="2025-12-20",
            authors=("Japan", "Kazakhstan", "Kyrgyzstan"), genre="Joint declaration", **RECORD,
        ),
        f"Japan, Kazakhstan, and Kyrgyzstan. “共同宣言” [Joint Declaration]. Joint declaration, December 20, 2025. "
        f"{IN} https://r.example/d/.",
    ),
    "bilateral joint statement: two names without a comma": (
        Item(
            "2", "document", "Joint Statement on Ports", "https://r.example/s/", authors=("Japan", "Uzbekistan"),
            genre="Joint statement", date="2025-12-20", **RECORD,
        ),
        f"Japan and Uzbekistan. “Joint Statement on Ports.” Joint statement, December 20, 2025. {IN} "
        "https://r.example/s/.",
    ),
    "loan agreement, as a treaty: title first, then the parties, then the day of signing (14.290)": (
        Item(
            "3", "treaty", "円借款貸付契約", "https://r.example/l/", rendering="Loan Agreement",
            authors=("Loan Agency", "Uzbekistan"), genre="Loan agreement", date="2025-12-17", **RECORD,
        ),
        f"“円借款貸付契約” [Loan Agreement]. Loan Agency–Uzbekistan. Loan agreement, December 17, 2025. {IN} "
        "https://r.example/l/.",
    ),
    "page of a government: the office is the author and is not said again as publisher (14.84, 14.207)": (
        Item(
            "4", "webpage", "訪問", "https://g.example/27.html", rendering="Visit",
            authors=("Prime Minister's Office",), publisher="Prime Minister's Office",
            date="2015-10-27", accessed="2026-11",
        ),
        "Prime Minister&#39;s Office. “訪問” [Visit]. October 27, 2015. Accessed November 2026. "
        "https://g.example/27.html.",
    ),
    "unsigned article: the newspaper leads (14.199); without a date the day of access stands for it (14.12)": (
        Item(
            "5", "news", 'Leaders at the "Islands" talks', "https://n.example/1", container="The Herald",
            accessed="2026-11-22",
        ),
        "<cite>The Herald</cite>. “Leaders at the ‘Islands’ talks.” Accessed November 22, 2026. https://n.example/1.",
    ),
    "post on social media: its opening for a title, the platform, the day (14.209)": (
        Item(
            "6", "webpage", "Arrived in Tokyo!", "https://p.example/9", authors=("Embassy of Arland",),
            publisher="Platform", date="2025-12-19",
        ),
        "Embassy of Arland. “Arrived in Tokyo!” Platform, December 19, 2025. https://p.example/9.",
    ),
    "PDF: as the page it is had from, a host that is not its author as publisher": (
        Item(
            "7", "webpage", "議長総括", "https://h.example/a.pdf", rendering="Chair's summary", authors=("Ministry",),
            publisher="A Host of Files", date="2016-03-02", accessed="2026-11",
            archived="https://web.archive.org/web/2026/https://h.example/a.pdf", archived_date="2026-11-22",
        ),
        "Ministry. “議長総括” [Chair&#39;s summary]. A Host of Files, March 2, 2016. Accessed November 2026. "
        "https://h.example/a.pdf. Archived November 22, 2026, at "
        "https://web.archive.org/web/2026/https://h.example/a.pdf.",
    ),
    "speech, as the page of an event in the record: when the page was last changed is no date of the event": (
        Item(
            "8", "webpage", "Address to the Society", "https://r.example/h/", authors=("The Record",),
            date="2026-11-20", **RECORD,
        ),
        f"The Record. “Address to the Society.” {IN} Last modified November 20, 2026. https://r.example/h/.",
    ),
    "the whole as a data set: title in italics, version, day of release (14.257)": (
        Item(
            "9", "dataset", 'The "Islands" Meeting: a record', "https://r.example/", authors=("The Record",),
            publisher="The Record", date="2025-03-01", version="1.2.0", released="2025-03-01",
        ),
        "The Record. <cite>The “Islands” Meeting: a record</cite>. Version 1.2.0. March 1, 2025. https://r.example/.",
    ),
    "signed article in another language: name as printed, our words in brackets, neither quoted nor italic (14.99)": (
        Item(
            "10", "news", "Саммит «Аралдар» өтті", "https://n.example/kk", rendering='The "Islands" summit was held',
            authors=("А. Жазушы",), container="Хабар", date="2025-12-20?",
        ),
        "А. Жазушы. “Саммит «Аралдар» өтті” [The “Islands” summit was held]. <cite>Хабар</cite>, "
        "[December 20, 2025?]. https://n.example/kk.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sort", TEN)
def test_ten_citations(sort):
    made, expected = TEN[sort]
    assert str(chicago(made)) == expected
