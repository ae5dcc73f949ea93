"""The record that a test is given: an example, a file or nothing, and its changes."""

from __future__ import annotations

import json
from pathlib import Path

from attrs import evolve, field, frozen

from osaid import readers
from osaid.diagnostics import Diagnostic, Error, InputError, Severity, quoted
from osaid.library.shipped import example_bytes
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Given, Step, Text, Trial
from osaid.records.canonical import Json, canonical
from osaid.records.systems import System
from osaid.text import Span
from osaid.trials.changes import Editor, written
from osaid.values import Shown

UNNAMED = "a system"
"""What a record is called that says nothing."""

_NOTHING = System(UNNAMED)
_RECORD = "the record of the test"


@frozen(eq=False)
class Records(Shown):
    """Builds the records of one policy's tests; each source is read once."""

    policy: CheckedPolicy
    editor: Editor = field(init=False, repr=False)
    _read: dict[str, System | Error] = field(init=False, factory=dict, repr=False)
    _written: dict[str, str] = field(init=False, factory=dict, repr=False)

    @editor.default
    def _editor(self) -> Editor:
        return Editor(self.policy, self._parent)

    def record(self, trial: Trial) -> System:
        """Return the record of a test with its changes made.

        Raises `InputError` with whatever is wrong, where the test says it.
        """
        system = self._source(trial)
        if not trial.steps:
            return system
        record = self._record_of(trial, system)
        for step in trial.steps:
            problem = self.editor.change(record, step)
            if problem is not None:
                code, message, cure = problem.code, problem.message, problem.cure
                raise InputError(
                    [self._at(step.span, Diagnostic(code, message, help=cure))]
                )
        try:
            return readers.inputs.read(record, name=_RECORD)
        except InputError as error:
            raise self._blamed(trial, system, error) from None

    def _record_of(self, trial: Trial, system: System) -> Json:
        """Return a record as it is written, for one test to change."""
        key = _key(trial)
        if key not in self._written:
            self._written[key] = json.dumps(canonical(system))
        record: Json = json.loads(self._written[key])
        return record

    def _parent(self, step: Step) -> Json:
        """Return the written record of a parent, an example or a file."""
        value = step.value
        given = Given.FILE if isinstance(value, Text) else Given.EXAMPLE
        try:
            found = self._found(given, str(written(value)))
        except Error as error:
            raise self._error(step, error) from None
        return canonical(found)

    def _source(self, trial: Trial) -> System:
        if trial.given is Given.SYSTEM or trial.source is None:
            return _NOTHING
        key = _key(trial)
        if key not in self._read:
            try:
                self._read[key] = self._found(trial.given, _named(trial))
            except Error as error:
                self._read[key] = error
        found = self._read[key]
        if isinstance(found, Error):
            at = trial.source.span
            placed = (self._at(at, d) for d in found.diagnostics if _stops(d))
            raise InputError(placed)
        return found

    def _found(self, given: Given, name: str) -> System:
        if given is Given.EXAMPLE:
            return readers.inputs.read(example_bytes(name), name=f"example:{name}")
        if Path(name).is_absolute() or not name.strip():
            message = f"{quoted(name)} is no path from the folder of the policy"
            cure = "write it as it is seen from there, such as `records/model.yaml`"
            raise InputError([Diagnostic("not-a-relative-path", message, help=cure)])
        # As a path it is only looked for among files: nothing is fetched.
        return readers.inputs.read(Path(self.policy.source.name).parent / name)

    def _at(self, span: Span, found: Diagnostic) -> Diagnostic:
        """Return what is wrong, as it is said where the test asks for it."""
        notes = found.notes
        if found.place is not None and not found.place.file.startswith(_RECORD):
            notes = (f"found at {found.place}", *notes)
        source = self.policy.source
        place, excerpt = source.place(span), source.excerpt(span)
        return evolve(found, place=place, excerpt=excerpt, notes=notes)

    def _blamed(self, trial: Trial, system: System, error: InputError) -> InputError:
        """Return an error at the change after which the record cannot be read.

        Some changes only fit together, so the last one that spoils it is looked for.
        """
        steps = trial.steps
        for count in range(len(steps) - 1, 0, -1):
            record = self._record_of(trial, system)
            for step in steps[:count]:
                self.editor.change(record, step)
            try:
                readers.inputs.read(record, name=_RECORD)
            except InputError as earlier:
                error = earlier
            else:
                return self._error(steps[count], error)
        return self._error(steps[0], error)

    def _error(self, step: Step, error: Error) -> InputError:
        found = (self._at(step.span, d) for d in error.diagnostics if _stops(d))
        return InputError(dict.fromkeys(found))


def _named(trial: Trial) -> str:
    source = trial.source
    return source.value if isinstance(source, Text) else str(source)


def _key(trial: Trial) -> str:
    return f"{trial.given} {_named(trial)}"


def _stops(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR
