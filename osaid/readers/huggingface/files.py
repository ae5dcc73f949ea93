"""The files of a repository, as components of what it is there for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import Factory, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.file_rules import PARAMETERS, Rule, rule_of
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.licenses import LicenseFact
from osaid.readers.huggingface.weights import Indexes, Series, lacking
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying, joined
from osaid.records.components import Component, Presence
from osaid.records.statements import Fact, Grade
from osaid.text import Place

T = TypeVar("T")

LONGEST_PATH = 1024
"""No path in a repository is longer, in characters."""

_MOST_NAMED = 3
_NOT_LOOKED_AT: LicenseFact = Fact()


@frozen
class RepositoryFile:
    """A file of a repository: its path there, and where it stands in the input.

    `size` is in bytes. `elsewhere` says why the file is known to be in the repository
    though it is not here.
    """

    path: str
    place: Place
    size: int | None = None
    elsewhere: str | None = None


@frozen
class Part:
    """A component that files are, and whether the repository's licence is its own."""

    component: Component
    takes_license: bool


@frozen(eq=False)
class FileReader:
    """Makes components of files.

    `reason` says why the presence is what it is, beside the name. `notices` has the
    licence notice of each file of code that was looked at: None for none, and a silent
    fact for one that cannot be read.
    """

    home: Home
    saying: Saying
    diagnosis: Diagnosis
    presence: Presence = Presence.PROVIDED
    reason: str = ""
    indexes: Indexes = Factory(dict)
    notices: Mapping[str, LicenseFact | None] = Factory(dict)

    def parts(self, files: Sequence[RepositoryFile]) -> tuple[Part, ...]:
        """Return a component for each kind of file, by the rules for names."""
        filled = [file for file in files if not self._is_empty(file)]
        groups = tuple(_grouped(filled, is_dataset=self.home.is_dataset))
        if not any(rule.kind == PARAMETERS for rule, _ in groups):
            self._lacks([], files)
        return tuple(self._part(rule, group) for rule, group in groups)

    def _part(self, rule: Rule, files: Sequence[RepositoryFile]) -> Part:
        place = files[0].place
        ground = f"by the name of {_listed(files)}"
        presence: Fact[Presence] = Fact()
        if not (rule.kind == PARAMETERS and self._lacks(files, files)):
            note = f"{ground}{_elsewhere(files)}{self.reason}"
            presence = self._concluded(self.presence, place, note)
        page = self.home.page(files[0].path if len(files) == 1 else "")
        location = Fact[str]() if page is None else self._concluded(page, place, ground)
        license_, takes = self._license(rule, files)
        component = Component(
            rule.kind,
            rule.name,
            presence=presence,
            location=location,
            license=license_,
            place=place,
        )
        return Part(component, takes)

    def _license(
        self, rule: Rule, files: Sequence[RepositoryFile]
    ) -> tuple[LicenseFact, bool]:
        """Return the licence that code states itself, and whether any states none.

        Of code that nobody looked at, or whose notice is not read, nothing is said.
        """
        if not rule.is_code:
            return Fact(), True
        notices = [self.notices.get(file.path, _NOT_LOOKED_AT) for file in files]
        stated = [notice for notice in notices if notice is not None]
        if any(notice.is_silent for notice in stated):
            return Fact(), False
        return joined(*stated), len(stated) < len(notices)

    def _lacks(
        self, weights: Sequence[RepositoryFile], files: Sequence[RepositoryFile]
    ) -> bool:
        """Return whether weights that belong together are not all there."""
        found = lacking((file.path for file in weights), self.indexes)
        if found:
            self._report_missing(found, files[0].place)
        return bool(found)

    def _report_missing(self, found: Sequence[Series], place: Place) -> None:
        count = sum(series.missing for series in found)
        message = (
            f"{count} files of the weights are not here, such as "
            f"{quoted(found[0].example)}; whether they are provided is not known"
        )
        self.diagnosis.warning(
            Scalar("", place), "missing-weights", message, "fetch the files"
        )

    def _concluded(self, value: T, place: Place, note: str) -> Fact[T]:
        return self.saying.fact(value, place, Grade.INFERRED, note=note)

    def _is_empty(self, file: RepositoryFile) -> bool:
        rule = rule_of(file.path, is_dataset=self.home.is_dataset)
        if file.size != 0 or rule is None or rule.is_code:
            return False
        message = f"{quoted(file.path)} is empty, so it counts for nothing"
        self.diagnosis.warning(Scalar("", file.place), "empty-file", message)
        return True


def _grouped(
    files: Iterable[RepositoryFile], *, is_dataset: bool
) -> Iterator[tuple[Rule, list[RepositoryFile]]]:
    """Yield each rule that files fit with these files, sorted by the rules' names."""
    found: dict[str, tuple[Rule, list[RepositoryFile]]] = {}
    for file in files:
        rule = rule_of(file.path, is_dataset=is_dataset)
        if rule is not None:
            found.setdefault(rule.name, (rule, []))[1].append(file)
    yield from (found[name] for name in sorted(found))


def _listed(files: Sequence[RepositoryFile]) -> str:
    named = ", ".join(quoted(file.path) for file in files[:_MOST_NAMED])
    more = len(files) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _elsewhere(files: Sequence[RepositoryFile]) -> str:
    """Return in words which files are in the repository and not here."""
    reasons = sorted({file.elsewhere for file in files if file.elsewhere is not None})
    count = sum(file.elsewhere is not None for file in files)
    if not count:
        return ""
    return f"; {count} in the repository, not here: {' and '.join(reasons)}"
