"""A folder with the files of a repository: a clone, a download, or the Hub's cache.

Nothing in a folder is trusted. Links are followed to the blobs of the cache and inside
the folder, and nowhere else; folders are not entered through links; what is no regular
file is never opened; depth and number of files are bounded.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.contents import Contents, read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.cache import Snapshot, snapshot_at
from osaid.readers.huggingface.files import RepositoryFile
from osaid.readers.nodes import Scalar
from osaid.text import Place, printable

MOST_FILES = 50_000
"""So many files and folders are looked at."""

DEEPEST = 8
"""How many folders may stand inside one another."""

_POINTER = b"version https://git-lfs.github.com/spec/"
_LARGEST_POINTER = 1024  # bytes
_LFS = "as LFS pointers say"
_NOT_FETCHED = "as links of the cache say"


@frozen(eq=False)
class Folder:
    """The files of one folder, each of them looked at without following it outside.

    `label` is what messages call the folder.
    """

    path: str
    label: str
    diagnosis: Diagnosis
    snapshot: Snapshot | None = field(init=False)
    _root: Path = field(init=False)

    @_root.default
    def _resolved(self) -> Path:
        return Path(self.path).resolve()

    @snapshot.default
    def _snapshot(self) -> Snapshot | None:
        return snapshot_at(Path(self.path).resolve())

    @property
    def name(self) -> str:
        """The name of the folder, wherever it stands."""
        return printable(self._root.name) or self.label

    def files(self) -> tuple[RepositoryFile, ...]:
        """Return the files in the order of their paths; InputError if too many."""
        return tuple(sorted(self._walk(), key=lambda file: file.path))

    def place(self, path: str = "") -> Place:
        """Return the place of a file of the folder, or of the folder itself."""
        return Place(f"{self.label.rstrip('/')}/{path}" if path else self.label)

    def contents(self, file: RepositoryFile, most: int | None = None) -> Contents:
        """Return the text of a file, at most so many bytes of it where one is enough.

        Raises InputError for what cannot be read.
        """
        name = self.place(file.path).file
        target = self._target(file.path)
        if target is None or _size(target) is None:
            message = "this is no file, or it leads out of the folder"
            raise InputError([Diagnostic("unreadable", message, file.place)])
        if most is None:
            return read_contents(target, name)
        with target.open("rb") as stream:
            return Contents(name, stream.read(most).decode("utf-8-sig", "replace"))

    def _walk(self) -> Iterator[RepositoryFile]:
        waiting = [("", 1)]
        seen = 0
        while waiting:
            folder, depth = waiting.pop()
            for entry in self._entries(folder):
                seen += 1
                if seen > MOST_FILES:
                    message = f"more than {MOST_FILES:,} files, which is too many"
                    cure = "name the folder of one repository"
                    problem = Diagnostic("too-many-files", message, self.place(), cure)
                    raise InputError([problem])
                path = f"{folder}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if not entry.name.isprintable():
                    message = "a file whose name is no text is left out"
                    self._warn(printable(path), "bad-name", message)
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    yield from self._file(path, entry)
                elif depth < DEEPEST:
                    waiting.append((f"{path}/", depth + 1))
                else:
                    message = f"more than {DEEPEST} folders deep; not looked into"
                    self._warn(path, "too-deep", message)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / folder) as entries:
                found = islice(entries, MOST_FILES + 1)
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            reason = (error.strerror or "").lower()
            message = f"the folder cannot be read: the system says {quoted(reason)}"
            if not folder:
                problem = Diagnostic("unreadable", message, self.place())
                raise InputError([problem]) from None
            self._warn(folder.rstrip("/"), "unreadable", message)
            return []

    def _file(self, path: str, entry: os.DirEntry[str]) -> Iterator[RepositoryFile]:
        target = self._target(path) if entry.is_symlink() else Path(entry.path)
        place = self.place(path)
        if target is None:
            if self._is_not_fetched(entry):
                yield RepositoryFile(path, place, elsewhere=_NOT_FETCHED)
            else:
                message = f"the link {quoted(path)} is not followed: {_WHERE}"
                self._warn(path, "link-outside", message)
            return
        try:
            size = _size(target)
        except OSError:
            size = None
        if size is None:
            self._warn(path, "not-a-file", f"{quoted(path)} is no file; it is left out")
            return
        is_pointer = size <= _LARGEST_POINTER and _is_pointer(target)
        elsewhere = _LFS if is_pointer else None
        yield RepositoryFile(path, place, None if is_pointer else size, elsewhere)

    def _target(self, path: str) -> Path | None:
        """Return the file that a path leads to, None if that is not allowed."""
        with suppress(OSError, RuntimeError, ValueError):
            target = (self._root / path).resolve(strict=True)
            if any(target.is_relative_to(root) for root in self._allowed()):
                return target
        return None

    def _allowed(self) -> tuple[Path, ...]:
        blobs = () if self.snapshot is None else self.snapshot.blobs
        return (self._root, *blobs)

    def _is_not_fetched(self, entry: os.DirEntry[str]) -> bool:
        """Return whether a link leads to a blob of the cache that is not there."""
        if self.snapshot is None:
            return False
        with suppress(OSError, ValueError):
            target = Path(entry.path).parent / Path(entry.path).readlink()
            there = Path(os.path.normpath(target))
            blobs = self.snapshot.blobs
            return any(there.is_relative_to(r) for r in blobs) and not there.exists()
        return False

    def _warn(self, path: str, code: str, message: str) -> None:
        self.diagnosis.warning(Scalar("", self.place(path)), code, message)


_WHERE = "it leads out of the folder, or nowhere"


def _size(path: Path) -> int | None:
    status = path.stat()
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _is_pointer(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as stream:
        return stream.read(len(_POINTER)) == _POINTER
    return False
