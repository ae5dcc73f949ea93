"""The files in which answers are kept: one supplement for each system."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import field, frozen

from osaid import readers, writers
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError
from osaid.records.supplements import Supplement
from osaid.records.systems import System
from osaid.text import Place
from osaid.values import Shown

_ENDINGS = (".yaml", ".yml", ".json")
_ODD = re.compile(r"[^A-Za-z0-9.]+")
_LONGEST_NAME = 80


@frozen(eq=False)
class SupplementFile(Shown):
    """One file; what stood in it before is added to, and never lost.

    What a writer would not write, such as remarks, stays in a copy beside it.
    """

    path: str
    target: Target
    _kept: list[str] = field(init=False, factory=list)

    def read(self) -> System | None:
        """Return what it says, None where there is no such file.

        Raises `InputError` where it is no supplement.
        """
        if not Path(self.path).exists():
            return None
        return readers.supplements.read_supplement(self.path).record

    def write(self, said: System) -> None:
        """Write a supplement; raises `Error` where that cannot be done."""
        if not self._kept:
            self._kept.append(self._copied())
        self.target.write(self._text(said))

    @property
    def copy(self) -> str | None:
        """Return where a copy of what stood in it is, if there is one."""
        return next(filter(None, self._kept), None)

    def _text(self, said: System) -> str:
        supplement = Supplement(said)
        if self.path.endswith(".json"):
            return writers.supplement.write_supplement_json(supplement)
        return writers.supplement.write_supplement(supplement)

    def _copied(self) -> str:
        """Copy a file that somebody has laid out, and return where to, or nothing."""
        said = self.read()
        before = b"" if said is None else Path(self.path).read_bytes()
        if said is None or before == self._text(said).encode():
            return ""
        path = next(_free(self.path))
        Target(path).write_bytes(before)
        return path


def _free(path: str) -> Iterator[str]:
    """Yield names beside a file that no other file has."""
    number = 1
    while True:
        name = f"{path}.{number}"
        if not Path(name).exists():
            yield name
        number += 1


def files_for(
    output: str, names: Sequence[str], inputs: Sequence[str]
) -> tuple[SupplementFile, ...]:
    """Return a file for each of some systems: the one named, or some in a folder.

    Raises `UsageError` for one file where there are several systems, or for a file
    that is an input.
    """
    if not output.lower().endswith(_ENDINGS):
        _make_folder(output)
        paths = [os.path.join(output, name) for name in _file_names(names)]  # noqa: PTH118 - as it was written
    elif len(names) == 1:
        paths = [output]
    else:
        message = f"a supplement is about one system, and there are {len(names)}"
        cure = "name a folder, in which each of them gets a file"
        raise _refused("not-one-system", message, output, cure)
    return tuple(SupplementFile(path, Target.of(path, inputs)) for path in paths)


def _make_folder(path: str) -> None:
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"there cannot be a folder here: the system says `{reason.lower()}`"
        cure = "name another one, or a file that ends in .yaml"
        raise _refused("unwritable", message, path, cure) from None


def _file_names(names: Sequence[str]) -> Iterator[str]:
    """Yield names of files, no two of them the same in any case."""
    taken: set[str] = set()
    for name in names:
        plain = _ODD.sub("-", name)[:_LONGEST_NAME].strip("-.") or "system"
        number, found = 1, plain
        while found.casefold() in taken:
            number += 1
            found = f"{plain}-{number}"
        taken.add(found.casefold())
        yield f"{found}.yaml"


def _refused(code: str, message: str, path: str, cure: str) -> UsageError:
    return UsageError([Diagnostic(code, message, Place(path), help=cure)])
