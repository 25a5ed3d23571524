"""What holds for all files: version, reproducibility, paths, the example on the page."""

import hashlib
import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from summit_record.build import build
from summit_record.edition import MadeWhenRead
from summit_record.exports import dump_rows, exports, remember, weights
from summit_record.exports._example import example
from tests import worlds
from tests.support import editions, site


def test_paths_are_unique_and_safe():
    paths = [export.path for export in exports(editions.tiny())]
    assert len(paths) == len(set(paths))
    for path in paths:
        assert not path.startswith("/")
        assert ".." not in path
        assert not path.endswith(".md"), "MkDocs would make a page of it"


def test_two_builds_give_the_same_bytes():
    first = {path: export.content for path, export in editions.files(editions.tiny()).items()}
    again = {path: e.content for path, e in editions.files(editions.edition(worlds.TINY)).items()}
    assert first == again


def test_version_and_day_of_release_are_in_every_file():
    """Of the tables the descriptor says it; schemas describe, and robots.txt is for robots."""
    edition = editions.tiny()
    settings = edition.site.settings
    for path, export in editions.files(edition).items():
        if path.endswith((".csv", "robots.txt", "sitemap.xml")) or "/schema/" in path:
            continue
        text = export.content.decode("utf-8").replace("\r\n ", "")
        assert settings.version in text, path
        assert settings.released in text, path


def test_another_language_has_the_same_files():
    edition = editions.tiny()
    other = type(edition)(edition.site, edition.renderer, edition.address, main=edition)
    assert exports(other) is exports(edition)


def test_a_group_of_files_lives_in_its_folder():
    for export in exports(editions.tiny()):
        top = export.path.partition("/")[0]
        if not export.path.endswith("index.md.txt"):
            assert top in ("api", "cite", "data", "feed.atom", "llms.txt", "robots.txt")


def test_the_example_on_the_page_runs(tmp_path):
    for path, export in editions.files(editions.edition(worlds.TINY)).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(export.content)
    with site.serving(tmp_path) as address:
        edition = editions.edition(worlds.TINY, address)
        for path, export in editions.files(edition).items():
            if path.startswith("api/"):
                (tmp_path / path).write_bytes(export.content)
        done = subprocess.run(
            [sys.executable, "-c", example(address)], capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 0, done.stderr
    grades, documents = done.stdout.splitlines()[:-3], done.stdout.splitlines()[-3:]
    counted = sum(int(line.rsplit(" ", 1)[1]) for line in grades)
    assert counted == len(edition.site.statements)
    assert all("https://" in line for line in documents)


def test_json_is_utf_8_and_not_escaped():
    content = editions.files(editions.tiny())["data/documents.json"].content.decode("utf-8")
    assert "Συμφωνία" in content
    assert json.loads(content)


def test_the_weight_is_that_of_the_file():
    for export in exports(editions.tiny()):
        content = export.render()
        assert export.weight == (len(content), hashlib.sha256(content).hexdigest())


@given(
    st.dictionaries(
        st.text(max_size=5), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3), max_size=3
    )
)
def test_rows_are_json_an_item_a_line(value):
    made = dump_rows(value).decode()
    assert json.loads(made) == value
    assert (
        made == dump_rows({key: MadeWhenRead(item, lambda one: one) for key, item in value.items()}).decode()
    )
    assert made.count("\n") == max(len(value), 1) + 2


def test_what_another_process_weighed_is_taken_over_and_no_file_made_again():
    built, there = build(site.TINY, {}), build(site.TINY, {})
    weighed = [output for output in there.outputs if output.turn == 0]
    assert len(weighed) > 20
    for output in weighed:
        output.make()
    remember(built.outputs, weights(there.outputs))
    for output in built.outputs:
        if output.turn == 0:
            vars(output)["render"] = None  # whoever makes it again fails
    for output in built.outputs:
        if output.path in ("index.md", "data/index.md", "data/datapackage.json"):
            found = next(other for other in there.outputs if other.path == output.path)
            assert output.make() == found.make()


def test_files_of_single_records_are_not_kept_in_mind():
    built = build(site.TINY, {})
    for output in built.outputs:
        if output.turn:
            output.make()
    assert not [path for path in weights(built.outputs) if path.startswith(("api/v1/documents/", "cite/"))]
