"""Watching for edits under `mkdocs serve`, where a folder may be away for a while. Part of the adapter."""

from __future__ import annotations

from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot


class Patient(PollingEmitter):
    """To this one a folder that is not there is empty; watchdog's own looks no more once a folder was away.

    Folders go and come back when somebody changes the branch, or saves a file by way of another.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As watchdog makes it."""
        super().__init__(*arguments, **options)
        take = self._take_snapshot

        def patiently() -> DirectorySnapshot:
            try:
                return take()
            except (FileNotFoundError, NotADirectoryError):
                return EmptyDirectorySnapshot()

        self._take_snapshot = patiently


def be_patient(server: LiveReloadServer) -> None:
    """Have a server that does not run yet watch in this way what it was told to, and will be."""
    paths = list(server._watched_paths)
    server.observer.unschedule_all()
    server.observer._emitter_class = Patient
    server._watched_paths.clear()
    server._watch_refs.clear()
    for path in paths:
        server.watch(path)
