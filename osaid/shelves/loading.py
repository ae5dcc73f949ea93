"""From the name of a policy to the policy, with all that it extends and uses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from attrs import evolve, field, frozen

from osaid import shelves
from osaid.diagnostics import (
    Diagnostic,
    Error,
    PolicyError,
    UsageError,
    quoted,
    suggestion,
)
from osaid.evaluation.policies import Policy
from osaid.library.shipped import ENDING, policy_names, policy_text, policy_tree
from osaid.policy.loading import policy_from, policy_restored
from osaid.policy.policies import CheckedPolicy
from osaid.policy.sources import PolicyName
from osaid.readers.contents import read_contents
from osaid.text import Source
from osaid.values import Shown

DEEPEST = 16
"""How many policies may extend or use one another in a chain."""


@frozen(eq=False)
class _Way(Shown):
    """The policies that led to one, and what could not be loaded on any way."""

    chain: tuple[PolicyName, ...] = ()
    failed: dict[PolicyName, Error] = field(factory=dict)

    def to(self, name: PolicyName) -> _Way:
        return evolve(self, chain=(*self.chain, name))


@frozen(eq=False)
class Shelves(Shown):
    """Policies by name: what ships, what stands in folders, what is installed.

    What was found once is kept, but for what stands beside the file that asks.
    """

    folders: tuple[str, ...] = ()
    _loaded: dict[PolicyName, Policy] = field(init=False, factory=dict, repr=False)

    def policy(self, name: str | os.PathLike[str]) -> Policy:
        """Return a policy by name and version, or from a file.

        Raises `PolicyError` with every problem found in the text, `InputError` for a
        file that cannot be read, `UsageError` for a name that nothing has.
        """
        text = os.fspath(name)
        if isinstance(name, os.PathLike) or is_file(text):
            source = Source(text, read_contents(text).text)
            return self.parsed(source, beside=str(Path(text).parent))
        known, _, version = text.partition(" ")
        return self._found(PolicyName(known, version), _Way())

    def parsed(self, source: Source, *, beside: str | None = None) -> Policy:
        """Return the policy of a text, which may build on those in a folder beside it.

        Raises `PolicyError` with every problem found.
        """
        among = self if beside is None else self._and(beside)
        return among._read(source, _way_of(source))  # noqa: SLF001 - it is of this class

    def diagnosed(
        self, source: Source, *, beside: str | None = None
    ) -> tuple[Diagnostic, ...]:
        """Return all that is wrong or odd in the text of a policy."""
        among = self if beside is None else self._and(beside)
        find = partial(among._checked, _way_of(source))  # noqa: SLF001 - of this class
        return policy_from(source, find)[1]

    @property
    def names(self) -> tuple[PolicyName, ...]:
        """Return all policies that can be found by name, what ships first."""
        return tuple(dict.fromkeys(self._names()))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with installed packages that bring policies."""
        return shelves.plugins.installed_policies()[1]

    def _names(self) -> Iterator[PolicyName]:
        for shipped in policy_names():
            name, _, version = shipped.partition(" ")
            yield PolicyName(name, version)
        yield from sorted(self._in_folders, key=str)
        yield from sorted(shelves.plugins.installed_policies()[0], key=str)

    def _and(self, folder: str) -> Shelves:
        return evolve(self, folders=(*self.folders, folder))

    @cached_property
    def _in_folders(self) -> Mapping[PolicyName, Source]:
        found: dict[PolicyName, Source] = {}
        for folder in self.folders:
            for name, source in shelves.folders.policies_in(folder).items():
                found.setdefault(name, source)
        return found

    def _checked(self, way: _Way, name: str, version: str) -> CheckedPolicy:
        return self._found(PolicyName(name, version), way).checked

    def _found(self, name: PolicyName, way: _Way) -> Policy:
        if name in way.chain:
            raise _cyclic((*way.chain[way.chain.index(name) :], name))
        if len(way.chain) >= DEEPEST:
            raise _too_deep(name)
        if name in way.failed:  # else every way to it would be gone to the end
            raise way.failed[name]
        if name not in self._loaded:
            try:
                self._loaded[name] = self._load(name, way.to(name))
            except Error as error:
                way.failed[name] = error
                raise
        return self._loaded[name]

    def _load(self, name: PolicyName, way: _Way) -> Policy:
        shipped = str(name)
        if shipped in policy_names():
            source = Source(shipped, policy_text(shipped))
            find = partial(self._checked, way)
            checked = policy_restored(source, policy_tree(shipped), find)
            # The derived form spares the grammar; without it, the text is read.
            return Policy(checked) if checked else self._read(source, way)
        found = self._in_folders.get(name)
        if found is None:
            found = shelves.plugins.installed_policies()[0].get(name)
        if found is None:
            raise self._missing(name)
        return self._read(found, way)

    def _read(self, source: Source, way: _Way) -> Policy:
        checked, diagnostics = policy_from(source, partial(self._checked, way))
        if checked is None:
            raise PolicyError(diagnostics)
        return Policy(checked, diagnostics)

    def _missing(self, name: PolicyName) -> UsageError:
        names = self.names
        versions = [str(known) for known in names if known.name == name.name]
        known = versions or [str(known) for known in names]
        cure = suggestion(str(name).casefold(), known)
        if len(versions) == 1:
            cure = f"there is {quoted(versions[0])}"
        message = f"no policy {quoted(str(name))}"
        listed = f"one of {', '.join(known)}"
        return UsageError([Diagnostic("unknown-policy", message, help=cure or listed)])


def is_file(text: str) -> bool:
    """Return whether a text names a file of a policy, and not a policy.

    >>> is_file("own.osaid"), is_file("osaid 1.0")
    (True, False)
    """
    return os.sep in text or text.endswith(ENDING)


def _way_of(source: Source) -> _Way:
    heading = shelves.headings.heading_of(source.text)
    return _Way() if heading is None else _Way((heading,))


def _cyclic(way: Sequence[PolicyName]) -> UsageError:
    first, *others = (quoted(str(name)) for name in way)
    message = f"{first} builds on {', which builds on '.join(others)}"
    cure = "take one of them out of the other"
    return UsageError([Diagnostic("policy-cycle", message, help=cure)])


def _too_deep(name: PolicyName) -> UsageError:
    message = f"more than {DEEPEST} policies build on one another, down to"
    cure = "extend one that is nearer"
    said = f"{message} {quoted(str(name))}"
    return UsageError([Diagnostic("policies-too-deep", said, help=cure)])
