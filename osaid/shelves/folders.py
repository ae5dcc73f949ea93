"""The policies in a folder: every file that ends in `.osaid`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from osaid.diagnostics import Diagnostic, InputError, UsageError, quoted
from osaid.library.shipped import ENDING
from osaid.policy.sources import PolicyName
from osaid.readers.contents import read_contents
from osaid.shelves.headings import heading_of
from osaid.text import Place, Source

MOST_FILES = 1000
"""How many policies a folder may hold."""


def policies_in(folder: str | os.PathLike[str]) -> Mapping[PolicyName, Source]:
    """Return the policies in a folder by name, each with its text.

    Files that cannot be read, or do not begin like a policy, are none. Of two files
    that are one policy the first by name counts. Raises `UsageError` for a folder
    that cannot be read, or holds too many files.
    """
    found: dict[PolicyName, Source] = {}
    for path in _files(Path(folder)):
        try:
            text = read_contents(path).text
        except InputError:
            continue  # whoever asks for it by its path is told why
        name = heading_of(text)
        if name is not None:
            found.setdefault(name, Source(str(path), text))
    return found


def _files(folder: Path) -> Iterable[Path]:
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix == ENDING)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the folder cannot be read: the system says {quoted(reason.lower())}"
        raise _refused(folder, message) from None
    if len(files) > MOST_FILES:
        raise _refused(folder, f"the folder has more than {MOST_FILES} policies")
    return files


def _refused(folder: Path, message: str) -> UsageError:
    cure = "name a folder of policies"
    place = Place(str(folder))
    return UsageError([Diagnostic("unreadable", message, place, help=cure)])
