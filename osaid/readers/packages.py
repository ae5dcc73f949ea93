"""What installed packages bring along, without a search where there is nothing.

`importlib.metadata` takes longer to import than all that a usual run needs, so it is
asked only where some package may have an answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_METADATA = (".dist-info", "egg-info")


def entry_points(group: str) -> Iterable[EntryPoint]:
    """Return the entry points of a group, as `importlib.metadata` finds them.

    >>> list(entry_points("a.group.that.nobody.has"))
    []
    """
    if not _may_be_brought(group):
        return ()
    from importlib.metadata import entry_points as found

    return found(group=group)


def _may_be_brought(group: str) -> bool:
    """Return whether a package that Python finds may name a group.

    Finders other than Python's own are not second-guessed.
    """
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    if any(hasattr(finder, "find_distributions") for finder in others):
        return True
    folders = dict.fromkeys(folder or os.curdir for folder in sys.path)
    return any(_may_name(group.encode(), folder) for folder in folders)


def _may_name(group: bytes, folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            named = [e.path for e in entries if e.name.lower().endswith(_METADATA)]
    except FileNotFoundError:
        return False
    except OSError:  # a zip, or a folder that does not say what is in it
        return True
    return any(group in _entry_points_text(path) for path in named)


def _entry_points_text(metadata: str) -> bytes:
    try:
        return Path(metadata, "entry_points.txt").read_bytes()
    except OSError:
        return b""
