"""A folder with a repository of the Hub: its card, its files, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from attrs import evolve, field, frozen

from osaid.diagnostics import InputError, quoted
from osaid.licenses.expression import Unread
from osaid.readers.contents import Contents, read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Node, parse
from osaid.readers.file_rules import (
    CARD,
    are_a_repository,
    is_license,
    is_other_license,
    is_use_policy,
    rule_of,
)
from osaid.readers.huggingface.cache import is_cached, newest_snapshot
from osaid.readers.huggingface.card import LARGEST_CARD, read_card
from osaid.readers.huggingface.files import LONGEST_PATH, FileReader, RepositoryFile
from osaid.readers.huggingface.folder import Folder
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.licenses import LicenseFact
from osaid.readers.huggingface.notices import NoticeReader
from osaid.readers.huggingface.recognition import is_card_text
from osaid.readers.huggingface.related import RelatedReader
from osaid.readers.huggingface.repositories import Card, Repository
from osaid.readers.nodes import Mapping, Scalar
from osaid.readers.saying import Saying, joined
from osaid.readers.values import is_empty
from osaid.records.components import Component, Derivation, Presence, StatedLicense
from osaid.records.statements import Fact, Grade
from osaid.records.systems import System
from osaid.text import Place

_ADAPTER = "adapter_config.json"
_INDEX = ".index.json"
_LISTED = "as the cache lists the revision"
_MOST_NOTICES = 200  # files of code that are looked into
_HEAD = 16_384  # bytes of a file of code, in which a notice stands
_MOST_NAMES = 5000
_USE_POLICY = "a policy on use is among the files; its text is not read"
_FILES = "files of the repository"
_BASE = "base_model_name_or_path"


def is_repository(path: str) -> bool:
    """Return whether a folder holds a repository of the Hub, or is one in its cache.

    Told by the names of its files, or by a card among them.
    """
    with suppress(OSError, ValueError, RuntimeError):
        folder = Path(path)
        if not folder.is_dir():
            return False
        if is_cached(folder.resolve()):
            return True
        names = [child.name for child in islice(folder.iterdir(), _MOST_NAMES)]
        return are_a_repository(names) or _has_card(path)
    return False


def _has_card(path: str) -> bool:
    folder = Folder(path, path, Diagnosis())
    file = RepositoryFile(CARD, folder.place(CARD))
    with suppress(InputError, OSError):
        return is_card_text(folder.contents(file, LARGEST_CARD).text)
    return False


def read_repository(path: str, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the system of a folder; what is odd or wrong goes into the diagnosis.

    Of a folder of the cache the snapshot is read that `refs/main` names.
    """
    label = path
    root = Path(path).resolve()
    try:
        if is_cached(root):
            root = newest_snapshot(root, label)
            label = f"{label.rstrip('/')}/snapshots/{root.name}"
        folder = Folder(str(root), label, diagnosis)
        reader = RepositoryReader(folder, folder.files(), diagnosis)
        repository = reader.repository()
        system = None if repository is None else repository.system(diagnosis)
    except InputError as error:
        for problem in error.diagnostics:
            diagnosis.add(problem)
        return ()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        message = f"the folder cannot be read: {quoted(str(error))}"
        diagnosis.error(Scalar("", Place(label)), "unreadable", message)
        return ()
    return () if system is None else (system,)


@frozen(eq=False)
class RepositoryReader:
    """Reads one folder of which the files are known."""

    folder: Folder
    here: Sequence[RepositoryFile]
    diagnosis: Diagnosis
    home: Home = field(init=False)
    saying: Saying = field(init=False)

    @home.default
    def _home(self) -> Home:
        snapshot = self.folder.snapshot
        return Home() if snapshot is None else snapshot.home

    @saying.default
    def _saying(self) -> Saying:
        return Saying(_FILES, url=self.home.page(), revision=self.home.revision)

    def repository(self) -> Repository | None:
        """Return what the folder tells, or None where its card has an error."""
        described = self._described()
        if described is None:
            return None
        files = (*self.here, *self._listed())
        reader = FileReader(
            described.home,
            self.saying,
            self.diagnosis,
            indexes=dict(self._indexes()),
            notices=dict(self._notices()),
        )
        return evolve(
            described,
            saying=self.saying,
            license=joined(described.license, *self._licenses()),
            overall_terms=joined(*self._use_policies(files)),
            card=described.card or self._card(files),
            parts=reader.parts(files),
            related=(*described.related, *self._base_of_adapter()),
        )

    def _described(self) -> Repository | None:
        """Return what the card tells, or an empty description without one."""
        name = self.home.name or self.folder.name
        card = next((file for file in self.here if file.path == CARD), None)
        if card is None or card.elsewhere is not None:
            place = self.folder.place()
            return Repository(
                name=name, home=self.home, place=place, saying=self.saying
            )
        return read_card(self.folder.contents(card), self.home, self.diagnosis, name)

    def _card(self, files: Sequence[RepositoryFile]) -> Card | None:
        """Return the card where it is known to be in the repository, but not here."""
        file = next((file for file in files if file.path == CARD), None)
        if file is None:
            return None
        note = f"the file {quoted(CARD)}; not here, {file.elsewhere}"
        presence: Fact[Presence] = self.saying.fact(
            Presence.PROVIDED, file.place, Grade.INFERRED, note=note
        )
        return Card(place=file.place, presence=presence)

    def _listed(self) -> Iterator[RepositoryFile]:
        """Yield the files that the cache knows to be in this revision, and not here."""
        snapshot = self.folder.snapshot
        if snapshot is None or not snapshot.has_tree:
            return
        tree = RepositoryFile(f"trees/{snapshot.tree.name}", self.folder.place())
        try:
            name = f"{self.folder.label}: {tree.path}"
            root = parse(read_contents(snapshot.tree, name)).root
        except InputError as error:
            self._report_unread(tree, error)
            return
        listed = root.get("files") if isinstance(root, Mapping) else None
        here = {file.path for file in self.here}
        for key, _ in listed if isinstance(listed, Mapping) else ():
            if key.text not in here and len(key.text) <= LONGEST_PATH:
                yield RepositoryFile(key.text, key.place, elsewhere=_LISTED)

    def _licenses(self) -> Iterator[LicenseFact]:
        """Yield what the licence files at the top state by an SPDX line."""
        for file in self.here:
            if not (is_license(file.path) or is_other_license(file.path)):
                continue
            contents = self._text(file) if is_license(file.path) else None
            stated: LicenseFact = Fact()
            if contents is not None:
                stated = self._notice_reader(file).of_license(contents)
            if stated.is_silent:
                message = f"{quoted(file.path)} is not compared with known licences"
                cure = "state the licence in the card, or by an SPDX line in the file"
                node = Scalar("", file.place)
                self.diagnosis.information(node, "license-unread", message, cure)
            yield stated

    def _notice_reader(self, file: RepositoryFile) -> NoticeReader:
        page = self.home.page(file.path)
        return NoticeReader(
            Saying(file.path, self.home.account, page, revision=self.home.revision)
        )

    def _notices(self) -> Iterator[tuple[str, LicenseFact | None]]:
        """Yield the notice of each file of code, as far as they are looked at."""
        looked_at = 0
        for file in self.here:
            rule = rule_of(file.path, is_dataset=self.home.is_dataset)
            is_code = rule is not None and rule.is_code
            if is_code and file.elsewhere is None and looked_at < _MOST_NOTICES:
                looked_at += 1
                with suppress(InputError, OSError):
                    contents = self.folder.contents(file, _HEAD)
                    yield file.path, self._notice_reader(file).of_code(contents)

    def _use_policies(self, files: Sequence[RepositoryFile]) -> Iterator[LicenseFact]:
        for file in files:
            if is_use_policy(file.path):
                stated = StatedLicense(Unread(file.path), file.path)
                yield self.saying.fact(
                    stated, file.place, Grade.INFERRED, note=_USE_POLICY
                )

    def _indexes(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the files that each index of weights names, by their paths."""
        for file in self.here:
            if not file.path.endswith(_INDEX) or file.elsewhere is not None:
                continue
            root = self._json(file)
            named = root.get("weight_map") if isinstance(root, Mapping) else None
            if isinstance(named, Mapping):
                folder = file.path.rpartition("/")[0]
                before = f"{folder}/" if folder else ""
                yield (
                    file.path,
                    frozenset(
                        f"{before}{node.text}" for _, node in named if _is_text(node)
                    ),
                )

    def _base_of_adapter(self) -> Iterator[Component]:
        """Yield the model for which an adapter in the folder was made."""
        file = next((file for file in self.here if file.path == _ADAPTER), None)
        root = None if file is None or file.elsewhere else self._json(file)
        node = root.get(_BASE) if isinstance(root, Mapping) else None
        if file is None or not isinstance(node, Scalar) or is_empty(node):
            return
        saying = evolve(self.saying, source=_ADAPTER, url=self.home.page(_ADAPTER))
        made: Fact[Derivation] = saying.fact(Derivation.ADAPTER, node.place)
        yield from RelatedReader(saying, self.diagnosis).parent(node, node.text, made)

    def _json(self, file: RepositoryFile) -> Node | None:
        contents = self._text(file)
        try:
            return None if contents is None else parse(contents).root
        except InputError as error:
            self._report_unread(file, error)
            return None

    def _text(self, file: RepositoryFile) -> Contents | None:
        """Return the text of a file; what cannot be read is reported, and no text."""
        if file.elsewhere is not None:
            return None
        try:
            return self.folder.contents(file)
        except InputError as error:
            self._report_unread(file, error)
            return None

    def _report_unread(self, file: RepositoryFile, error: InputError) -> None:
        problem = error.diagnostics[0]
        node = Scalar("", problem.place or file.place)
        message = f"{quoted(file.path)} is not read: {problem.message}"
        self.diagnosis.warning(node, problem.code, message, problem.help)


def _is_text(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and not node.is_null
