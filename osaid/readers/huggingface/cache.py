"""The Hub's cache on a disk: `models--org--name/snapshots/<revision>/`.

https://huggingface.co/docs/huggingface_hub/guides/manage-cache describes it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

from attrs import frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.huggingface.home import Home
from osaid.text import Place

_REPOSITORY = re.compile(r"(models|datasets)--([\w.-]+?)(?:--([\w.-]+))?", re.ASCII)
_SNAPSHOTS = "snapshots"
_LONGEST_REVISION = 200
_MOST_SNAPSHOTS = 1000
_MOST_NAMED = 5


@frozen
class Snapshot:
    """One revision of a repository in the cache.

    `blobs` are the folders in which the files are that its links lead to, of the
    repository and of the whole cache; `tree` lists the files that the revision has.
    """

    home: Home
    blobs: tuple[Path, Path]
    tree: Path

    @property
    def has_tree(self) -> bool:
        """Whether the cache has the list of files, as a file of its own."""
        return self.tree.is_file() and not self.tree.is_symlink()


def home_of(name: str) -> Home | None:
    """Return the repository of a folder of the cache by its name, else None.

    >>> home_of("models--LLM360--Amber").id, home_of("datasets--imdb").is_dataset
    ('LLM360/Amber', True)
    >>> home_of("src") is None
    True
    """
    match = _REPOSITORY.fullmatch(name)
    if match is None:
        return None
    kind, first, second = match.groups()
    id_ = first if second is None else f"{first}/{second}"
    return Home(id_, is_dataset=kind == "datasets")


def snapshot_at(path: Path) -> Snapshot | None:
    """Return which snapshot a folder is, by the names above it, None if it is none."""
    if path.parent.name != _SNAPSHOTS:
        return None
    repository = path.parent.parent
    home = home_of(repository.name)
    if home is None:
        return None
    blobs = (repository / "blobs", repository.parent / "blobs")
    return Snapshot(
        Home(home.id, home.is_dataset, path.name),
        blobs,
        repository / "trees" / f"{path.name}.json",
    )


def is_cached(path: Path) -> bool:
    """Return whether a folder is that of a whole repository in the cache."""
    return home_of(path.name) is not None and _is_folder(path / _SNAPSHOTS)


def newest_snapshot(path: Path, label: str) -> Path:
    """Return the snapshot of a repository that `main` names, or the only one.

    Raises InputError where there is none, or nothing says which is meant.
    """
    with suppress(OSError, UnicodeDecodeError, ValueError):
        reference = path / "refs" / "main"
        if reference.resolve().is_relative_to(path.resolve()) and reference.is_file():
            with reference.open(encoding="ascii") as stream:
                revision = stream.read(_LONGEST_REVISION).strip()
            named = path / _SNAPSHOTS / Path(revision).name
            if revision and _is_folder(named):
                return named
    snapshots = sorted(
        child
        for child in islice((path / _SNAPSHOTS).iterdir(), _MOST_SNAPSHOTS)
        if _is_folder(child)
    )
    if len(snapshots) == 1:
        return snapshots[0]
    raise InputError([_which(snapshots, label)])


def _is_folder(path: Path) -> bool:
    """Return whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _which(snapshots: list[Path], label: str) -> Diagnostic:
    if not snapshots:
        message = "there is no snapshot in this folder of the cache"
        cure = "fetch the repository, or name another folder"
        return Diagnostic("no-snapshot", message, Place(label), cure)
    named = ", ".join(quoted(snapshot.name) for snapshot in snapshots[:_MOST_NAMED])
    message = f"there are {len(snapshots)} snapshots, and no `refs/main` names one"
    cure = f"name the folder of one of {named} in `{_SNAPSHOTS}`"
    return Diagnostic("several-snapshots", message, Place(label), cure)
