from summit_record.newest import MAX, Newest


def test_what_was_made_is_remembered_while_the_content_is_the_same():
    newest: Newest[str, int] = Newest()
    made = []

    def make():
        made.append(1)
        return len(made)

    assert [newest.get("a", content, make) for content in ("x", "x", "y", "y", "x")] == [1, 1, 2, 2, 3]


def test_a_hundred_saves_of_a_file_leave_one_behind():
    newest: Newest[str, list[int]] = Newest()
    for number in range(100):
        newest.get("a", number, list)

    assert len(newest._kept) == 1


def test_files_asked_for_least_are_let_go():
    newest: Newest[object, list[int]] = Newest()
    for number in range(MAX + 10):
        newest.get("always", "", list)
        newest.get(number, "", list)

    assert len(newest._kept) == MAX
    assert "always" in newest._kept
    assert 0 not in newest._kept
