"""The records in a folder, by which parents and parts of systems are known.

A folder may hold anything: what is no record is passed over, what is a broken one is
remarked upon, and there is an end to how much is looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from attrs import evolve, field, frozen

from osaid.diagnostics import Diagnostic, InputError, Severity
from osaid.readers.contents import LARGEST, read_contents
from osaid.readers.formats import folder_format
from osaid.readers.inputs import read_all
from osaid.readers.mentions import Mentions
from osaid.readers.supplements import found_at
from osaid.records.attaching import Key, Library
from osaid.records.joining import Witness, witness
from osaid.records.joining.keys import identity_keys
from osaid.records.systems import System
from osaid.text import Place

MOST_FILES = 5000
"""How many files of a folder are looked at."""

MOST_BYTES = 4 * LARGEST
"""How much is looked at of all files together."""

DEEPEST = 8
"""How many folders below one another are entered."""

MOST_REMARKS = 20
"""How many broken records are told one by one."""

_TABLES_AND_TEXTS = frozenset({".cff", ".csv", ".md", ".spdx", ".tag", ".tsv"})
_TREES = frozenset({".json", ".jsonld", ".rdf", ".xml", ".yaml", ".yml"})
_ENDINGS = _TABLES_AND_TEXTS | _TREES
_FEW = 20  # identities, for which it is fastest to go through the texts
_NO_RECORDS = frozenset({"is-a-folder", "no-such-file", "not-a-file", "unknown-format"})


def attach_records(system: System, folder: str | os.PathLike[str]) -> System:
    """Return a system with the records of its parents and parts from a folder.

    They are found by package URL, id on the Hub or digest, in files of any format.
    What has a record keeps it, and what is broken is passed over. Raises
    `InputError` for what is no folder, and for a system that is found among its own
    ancestors.
    """
    return library_of(folder).library.attached(system)[0]


def library_of(folder: str | os.PathLike[str]) -> Shelf:
    """Return the records in a folder, to be read when something is looked for.

    Raises `InputError` for what is no folder.
    """
    path = os.fsdecode(folder)
    try:
        there = Path(path).is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        message = "this is no folder of records"
        cure = "name a folder, with a file for each record"
        raise InputError([Diagnostic("no-folder", message, Place(path), help=cure)])
    return Shelf(path)


@frozen(eq=False)
class Shelf:
    """A folder of records, of which only those are read that are looked for.

    A file is read as a record when it mentions what is looked for; reading all of a
    large folder would take long.
    """

    folder: str
    library: Library = field(init=False)
    _broken: list[Diagnostic] = field(init=False, factory=list)
    _left: list[str] = field(init=False, factory=list)
    _read: set[str] = field(init=False, factory=set)
    _asked: set[Key] = field(init=False, factory=set)

    @library.default
    def _library(self) -> Library:
        return Library((), self._mentioning)

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """Return what was odd about the folder, as far as it was read."""
        found = self._broken[:MOST_REMARKS]
        rest = len(self._broken) - MOST_REMARKS
        if rest > 0:
            found.append(self._remark(f"{rest} more records cannot be read"))
        if self._left:
            message = (
                "there is more than is looked at: what comes after "
                f"{MOST_FILES} files or {MOST_BYTES // 2**20} MiB, or too deep"
            )
            found.append(self._remark(message))
        return tuple(found)

    def _mentioning(self, key: Key) -> Iterator[Witness]:
        if key in self._asked:
            return
        self._asked.add(key)
        for path, found in self._texts.items():
            if path not in self._read and self._mentions(path, found, key):
                self._read.add(path)
                yield from self._witnesses(path)

    def _mentions(self, path: str, found: Mentions, key: Key) -> bool:
        spellings = _spellings(key)
        if any(word in path.lower() for word in spellings):
            return True
        if len(self._asked) > _FEW and not found.may_mention(spellings[0]):
            return False
        return any(word in found.text for word in spellings)

    def _witnesses(self, path: str) -> Iterator[Witness]:
        """Yield what a file says of one system or of several; it may add to others."""
        try:
            supplement = found_at(path)
        except InputError as error:
            self._note(path, error.diagnostics[0])
            return
        if supplement is not None and identity_keys(supplement[0].record.identity):
            yield witness(supplement[0], path)
            return
        for item in read_all(path):
            if item.system is not None:
                yield Witness(item.source, item.system)
            else:
                self._note(path, item.diagnostics[0])

    @cached_property
    def _texts(self) -> Mapping[str, Mentions]:
        """Return what the files say, in lower case; of a folder its name alone."""
        found: dict[str, Mentions] = {}
        room = MOST_BYTES
        for number, path in enumerate(self._paths(self.folder, 0)):
            if number >= MOST_FILES or room <= 0:
                self._left.append(path)
                break
            found[path] = Mentions(self._text(path))
            room -= len(found[path].text)
        return found

    def _paths(self, folder: str, depth: int) -> Iterator[str]:
        """Yield files, and folders that are records; no folder is a link."""
        for entry in sorted(_entries(folder), key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder or folder_format(entry.path) is not None:
                yield entry.path
            elif depth < DEEPEST:
                yield from self._paths(entry.path, depth + 1)
            else:
                self._left.append(entry.path)

    def _text(self, path: str) -> str:
        """Return the text of a file; what is no text, or too large, says nothing."""
        try:
            return read_contents(path).text.lower()
        except InputError as error:
            self._note(path, error.diagnostics[0])
            return ""

    def _note(self, path: str, first: Diagnostic) -> None:
        """Note why what may be a record cannot be read."""
        if Path(path).suffix.lower() in _ENDINGS and first.code not in _NO_RECORDS:
            remark = evolve(first, severity=Severity.WARNING, excerpt=None)
            self._broken.append(remark)

    def _remark(self, message: str) -> Diagnostic:
        place, severity = Place(self.folder), Severity.WARNING
        return Diagnostic("folder-of-records", message, place, severity=severity)


def _spellings(key: Key) -> tuple[str, ...]:
    """Return how a text or a path may spell an identity, in lower case.

    >>> _spellings(("hub", "llm360/amber"))[2]
    'llm360--amber'
    """
    sort, text = key
    if sort == "digest":
        return (text.rpartition(":")[2],)
    if sort == "purl":
        return (text.lower(), text.lower().replace("/", "\\/"))
    id_ = text.removeprefix("datasets/")
    return (
        id_,
        id_.replace("/", "\\/"),
        id_.replace("/", "--"),
        id_.replace("/", "%2f"),
    )


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
