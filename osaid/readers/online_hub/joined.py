"""What was fetched of a repository as a system: answer, card and texts together.

The card and the texts are read as those of a folder are. The Hub's answer adds what
only the Hub knows: which files there are, the gate, whether it is private, and tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from attrs import evolve, field, frozen

from osaid.diagnostics import InputError, Severity, quoted
from osaid.readers.contents import Contents, read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.file_rules import CARD
from osaid.readers.huggingface.card import read_card
from osaid.readers.huggingface.files import LONGEST_PATH, Part, RepositoryFile
from osaid.readers.huggingface.folder import MOST_FILES, Folder
from osaid.readers.huggingface.hub_api import AnswerReader
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.huggingface.repositories import Repository
from osaid.readers.huggingface.repository import RepositoryReader
from osaid.readers.nodes import Mapping as NodeMapping
from osaid.readers.nodes import Scalar, Sequence
from osaid.readers.online_hub.fetched import MOST_TEXTS, Fetched, path_of, wanted
from osaid.readers.saying import joined
from osaid.records.components import Presence
from osaid.records.statements import Fact, Grade
from osaid.records.systems import System

_LISTED = "as the Hub lists them"
_MOST_NAMED = 5


@frozen(eq=False)
class FetchedFolder(Folder):
    """The texts of a repository that were fetched, read like those of a folder."""

    texts: Mapping[str, bytes] = field(factory=dict, kw_only=True)

    def contents(self, file: RepositoryFile, most: int | None = None) -> Contents:
        """Return a text that was fetched; InputError where it is none."""
        name, data = self.place(file.path).file, self.texts[file.path]
        if most is None:
            return read_contents(data, name)
        return Contents(name, data[:most].decode("utf-8", "replace"))


def system_of(fetched: Fetched, label: str, diagnosis: Diagnosis) -> System | None:
    """Return the system that was fetched, None where there are errors."""
    reader = _Joiner(_without_bad_card(fetched, label, diagnosis), label, diagnosis)
    reader.remark()
    try:
        repository = reader.repository()
    except InputError as error:
        for problem in error.diagnostics:
            diagnosis.add(problem)
        return None
    system = None if repository is None else repository.system(diagnosis)
    return None if system is None else evolve(system, made=fetched.day)


def _without_bad_card(fetched: Fetched, label: str, diagnosis: Diagnosis) -> Fetched:
    """Leave a card out that is none; the answer has what the Hub read in it."""
    data = fetched.texts.get(CARD)
    if data is None:
        return fetched
    trial, name = Diagnosis(), f"{label}/{CARD}"
    try:
        read_card(read_contents(data, name), fetched.home, trial)
        found = trial.diagnostics
        wrong = tuple(d for d in found if d.severity is Severity.ERROR)
    except InputError as error:
        wrong = error.diagnostics
    if not wrong:
        return fetched
    problem = wrong[0]
    message = f"the card is not read: {problem.message}"
    place = problem.place or fetched.root.place
    diagnosis.warning(Scalar("", place), problem.code, message, problem.help)
    others = {path: data for path, data in fetched.texts.items() if path != CARD}
    return evolve(fetched, texts=others)


@frozen(eq=False)
class _Joiner:
    fetched: Fetched
    label: str
    diagnosis: Diagnosis

    @property
    def _has_card(self) -> bool:
        return CARD in self.fetched.texts

    def remark(self) -> None:
        """Tell which texts could not be had."""
        root = self.fetched.root
        if self.fetched.refused:
            named = _named(self.fetched.refused)
            message = f"the Hub does not let this user read {named}"
            cure = "ask for access on its page, then log in with `hf auth login`"
            self.diagnosis.warning(root, "gated-files", message, cure)
        if self.fetched.unread:
            message = f"the Hub does not give {_named(self.fetched.unread)}; not read"
            self.diagnosis.warning(root, "unread-files", message)
        rest = wanted(root)[MOST_TEXTS:]
        if rest:
            message = (
                f"more than {MOST_TEXTS} texts to read; not fetched: {_named(rest)}"
            )
            cure = "download the repository, and read its folder"
            self.diagnosis.warning(root, "unread-files", message, cure)

    def repository(self) -> Repository | None:
        """Return what answer and texts tell together."""
        from_files = RepositoryReader(
            self._folder(), tuple(self._files()), self.diagnosis
        ).repository()
        if from_files is None:
            return None
        answer = self._answer_reader()
        from_answer = answer.repository()
        license_ = joined(from_files.license, from_answer.license)
        if self._has_card and not from_files.license.is_silent:
            license_ = from_files.license  # the answer's tag only repeats it
        silent = from_answer.access.is_silent and not answer.withheld()
        found = evolve(
            from_files,
            saying=from_answer.saying,
            license=license_,
            access=from_files.access if silent else from_answer.access,
            labeled=joined(from_files.labeled, from_answer.labeled),
            card=from_files.card if self._has_card else from_answer.card,
            related=(*from_files.related, *from_answer.related),
        )
        return _kept_back(found, answer.withheld())

    def _folder(self) -> FetchedFolder:
        home = self.fetched.home
        kind = "datasets" if home.is_dataset else "models"
        name = f"{kind}--{(home.id or '').replace('/', '--')}"
        # The names of the library's cache tell the repository; nothing is there.
        path = PurePosixPath("/", name, "snapshots", home.revision or "")
        return FetchedFolder(
            str(path), self.label, self.diagnosis, texts=self.fetched.texts
        )

    def _files(self) -> Iterator[RepositoryFile]:
        siblings = self.fetched.root.get("siblings")
        listed = siblings.items if isinstance(siblings, Sequence) else ()
        if siblings is not None and len(listed) > MOST_FILES:
            message = f"more than {MOST_FILES:,} files; the rest is not looked at"
            self.diagnosis.warning(siblings, "too-many-files", message)
        for sibling in listed[:MOST_FILES]:
            path = path_of(sibling)
            if path is None or len(path.text) > LONGEST_PATH:
                message = "a file without `rfilename`, or with a long one, is left out"
                self.diagnosis.warning(sibling, "not-a-file", message)
                continue
            here = path.text in self.fetched.texts
            elsewhere = None if here else _LISTED
            yield RepositoryFile(path.text, path.place, elsewhere=elsewhere)

    def _answer_reader(self) -> AnswerReader:
        """Return the reader of what the texts do not tell."""
        root = self.fetched.root
        left_out = {"siblings", "cardData"} if self._has_card else {"siblings"}
        entries = [(k, node) for k, node in root.entries if k.text not in left_out]
        siblings = root.get("siblings")
        if isinstance(siblings, Sequence):
            card = [node for node in siblings.items if _is_card(path_of(node))]
            key = Scalar("siblings", siblings.place)
            entries.append((key, Sequence(tuple(card), siblings.place)))
        answer = NodeMapping(tuple(entries), root.place)
        metadata = Metadata(answer, self.diagnosis)
        return AnswerReader(answer, metadata, self.fetched.home, self.diagnosis)


def _kept_back(found: Repository, why: str) -> Repository:
    """Return a repository of which nobody else can have the files, if it is one."""
    if not why:
        return found
    card = found.card
    if card is not None:
        card = evolve(card, presence=_withheld(card.presence, why))
    parts = tuple(_part_kept_back(part, why) for part in found.parts)
    return evolve(found, parts=parts, card=card)


def _part_kept_back(part: Part, why: str) -> Part:
    presence = _withheld(part.component.presence, why)
    return evolve(part, component=evolve(part.component, presence=presence))


def _withheld(presence: Fact[Presence], why: str) -> Fact[Presence]:
    statements = []
    for statement in presence.statements:
        note = f"{statement.origin.note}; {why}"
        origin = evolve(statement.origin, grade=Grade.INFERRED, note=note)
        statements.append(evolve(statement, value=Presence.WITHHELD, origin=origin))
    return Fact(tuple(statements))


def _is_card(path: Scalar | None) -> bool:
    return path is not None and path.text == CARD


def _named(paths: Iterable[str]) -> str:
    listed = list(paths)
    named = ", ".join(quoted(path) for path in listed[:_MOST_NAMED])
    more = len(listed) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
