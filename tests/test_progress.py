"""How far something is: a bar for people, few lines for a log."""

from __future__ import annotations

import io

from summit_record.progress import bar


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_a_bar_on_a_terminal_and_lines_elsewhere() -> None:
    screen, log = Terminal(), io.StringIO()
    for out in (screen, log):
        told = bar(out)
        for done in range(1, 101):
            told(done, 100, "a-source")

    assert screen.getvalue().count("\r") == 100
    assert screen.getvalue().endswith(f"[{'#' * 30}] 100/100 {'a-source':40}\n")
    assert log.getvalue().split() == ["50/100", "100/100"]
