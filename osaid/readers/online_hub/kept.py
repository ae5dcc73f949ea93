"""What was fetched before, and what others have put into the library's cache.

What osaid fetches is kept as one file for each repository and revision, in the place
that `huggingface_hub` gives to other libraries (`HF_ASSETS_CACHE`, inside `HF_HOME`).
What is not to be had otherwise is read from its cache of files (`HF_HUB_CACHE`).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from attrs import evolve, frozen

from osaid.readers.online_hub.asked import MAIN, Asked
from osaid.readers.online_hub.client import library
from osaid.readers.online_hub.fetched import Fetched

_FORM = 1
_LARGEST = 256 * 2**20  # bytes: an answer and the texts with it
_LONGEST_REVISION = 200
_ERRORS = "surrogateescape"  # texts are kept as they are, whatever their encoding


def keep(asked: Asked, fetched: Fetched) -> None:
    """Keep what was fetched; where the cache cannot be written, it is not kept."""
    document = {
        "osaid_hub": _FORM,
        "day": fetched.day.isoformat(),
        "answer": fetched.answer,
        "texts": {
            p: data.decode("utf-8", _ERRORS) for p, data in fetched.texts.items()
        },
        "refused": fetched.refused,
        "unread": fetched.unread,
    }
    with suppress(OSError, ValueError):
        path = _file(asked)
        new = path.with_suffix(f".{os.getpid()}")
        try:
            new.write_text(json.dumps(document), encoding="ascii")
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def kept(asked: Asked) -> Fetched | None:
    """Return what was kept of a repository at a revision, None if that is nothing."""
    with suppress(OSError, ValueError, RecursionError):
        path = _file(asked)
        if path.stat().st_size <= _LARGEST:
            return _restored(json.loads(path.read_bytes()), asked)
    return None


def _restored(document: Any, asked: Asked) -> Fetched | None:  # noqa: ANN401 - JSON
    try:
        if document["osaid_hub"] != _FORM:
            return None
        day = date.fromisoformat(document["day"])
        found = Fetched.of(document["answer"], asked, day)
        texts = {
            str(path): text.encode("utf-8", _ERRORS)
            for path, text in document["texts"].items()
        }
        refused = tuple(map(str, document["refused"]))
        unread = tuple(map(str, document["unread"]))
    except (AttributeError, KeyError, TypeError):  # nothing that was kept here
        return None
    if found is None:
        return None
    return evolve(found, texts=texts, refused=refused, unread=unread)


def _file(asked: Asked) -> Path:
    hub = library(asked)
    folder = hub.cached_assets_path(
        "osaid", asked.folder, "hub", assets_dir=hub.constants.HF_ASSETS_CACHE
    )
    return Path(folder, f"{quote(asked.revision or MAIN, safe='')}.json")


@frozen
class Snapshot:
    """A folder of the library's cache, and when it was made."""

    path: str
    day: date


def snapshot(asked: Asked) -> Snapshot | None:
    """Return the files that are in the library's cache, None if there are none."""
    hub = library(asked)
    repository = Path(hub.constants.HF_HUB_CACHE, asked.folder)
    revision = asked.revision or MAIN
    with suppress(OSError, ValueError):
        reference = repository / "refs" / revision
        if reference.is_file():
            with reference.open(encoding="ascii") as stream:
                revision = stream.read(_LONGEST_REVISION).strip()
        path = repository / "snapshots" / revision
        inside = path.parent.name == "snapshots" and not path.is_symlink()
        if inside and path.is_dir():
            made = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
            return Snapshot(str(path), made)
    return None
