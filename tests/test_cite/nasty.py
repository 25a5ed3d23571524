"""Items that would break a careless writer."""

from summit_record.cite.item import Item

NASTY = Item(
    key="documents-nasty",
    kind="document",
    title="100% of {braces} & $ms, #1_a ~ ^ \\ “quotes” – 日本語: Қазақ",
    rendering="A rendering, and more: yes",
    url="https://example.org/a_b~c%20d?x=1&y={z}#f",
    authors=("Ministry of A, B and C", "Société {X} & Fils", "外務省"),
    publisher="Ministry of A, B and C",
    container="The record: a documentary",
    genre="Memorandum",
    date="2025-12-19/2025-12-20",
    accessed="2026-11",
    language="ja",
    archived="https://web.archive.org/web/20251221000000/https://example.org/",
    archived_date="2025-12-21",
    version="1.0.0",
    released="2026-11-22",
    licence="https://creativecommons.org/licenses/by/4.0/",
)
