"""The changes of a test, made to the written form of a record.

What is written is read again as if it stood in a file, so that nothing but the form is
looked after here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.policy.checks.steps import HEADINGS, is_found, is_parent_record, step_field
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Attested, Change, Node, Number, Step, Value
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import SYSTEM
from osaid.readers.diagnosis import Misfit
from osaid.records.canonical import Json
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import within
from osaid.records.problems import ALL
from osaid.records.statements import Grade
from osaid.values import Shown

AUTHOR = "the test"
"""On whose word stands what a test changes."""

REVIEWER = "an independent reviewer"
"""Who gives the judgements that a test puts on record."""

_SETS = frozenset({FieldType.TOPICS, FieldType.SUBJECTS})
_NOT_THERE = "no-component"
_NOT_STATED = "no-licence-stated"


@frozen(eq=False)
class Editor(Shown):
    """Makes the changes of one policy's tests to written records."""

    policy: CheckedPolicy
    read: Callable[[Step], Json]
    """Reads the record of a parent that a change names."""

    def change(self, record: Json, step: Step) -> Misfit | None:
        """Make one change in place, or return why it cannot be made."""
        return _CHANGES[step.change](self, record, step)

    def _set(self, record: Json, step: Step) -> Misfit | None:
        owners = self._owners(record, step)
        if isinstance(owners, Misfit):
            return owners
        if is_found(step):
            return _find(owners, step)
        for owner in owners:
            self._state(owner, step)
        return None

    def _state(self, owner: Json, step: Step) -> None:
        name, value = str(step.field), written(step.value)
        if is_parent_record(step):
            owner[name] = self.read(step)
            return
        found = self._field(step)
        if found is None:  # one of the words that say which system it is
            owner[name] = value
        elif found.holds in _SETS:
            owner.setdefault(name, {})[value] = _statement(value=True)
        elif found.own:
            many = found.holds is FieldType.WORDS
            key = f"{found.attribute}.{value}" if many else found.attribute
            said = "yes" if many else _TEXTS.get(value, value)
            owner.setdefault("attributes", {})[key] = _statement(said)
        else:
            owner[name] = _statement(value)

    def _forget(self, record: Json, step: Step) -> Misfit | None:
        owners = self._owners(record, step)
        if isinstance(owners, Misfit):
            return owners
        found = self._field(step)
        for owner in owners:
            if found is None or not found.own:
                owner.pop(str(step.field), None)
                continue
            own = owner.get("attributes", {})
            for key in [k for k in own if within(k, found.attribute)]:
                del own[key]
        return None

    def _field(self, step: Step) -> Field | None:
        """Return the field that a change is of; None for a word of the heading."""
        name, subject = str(step.field), str(step.subject)
        if subject == SYSTEM and name in HEADINGS:
            return None
        return step_field(self.policy.vocabulary, name, subject)

    def _owners(self, record: Json, step: Step) -> list[Json] | Misfit:
        """Return the written parts of which something is to be said."""
        if str(step.subject) == SYSTEM:
            return [record]
        found = [part for _, part in _within(record, str(step.subject))]
        return found or _missing(str(step.subject), f"write `add {step.subject}` first")

    def _add(self, record: Json, step: Step) -> None:
        kind = str(step.subject)
        named = {part["name"] for _, part in _within(record, ALL_KINDS)}
        name, number = kind, 1
        while name in named:
            number += 1
            name = f"{kind}-{number}"
        added = {"name": name, "presence": _statement("provided")}
        record.setdefault("components", {}).setdefault(kind, []).append(added)

    def _remove(self, record: Json, step: Step) -> Misfit | None:
        kind = str(step.subject)
        gone = {part["name"] for _, part in _within(record, kind)}
        if not gone:
            return _missing(kind, "leave the change out")
        kinds = record["components"]
        record["components"] = {k: kinds[k] for k in kinds if not within(k, kind)}
        for _, part in _within(record, ALL_KINDS):
            _unname(part, gone)
        given = (_unjudged(each, gone) for each in record.get("attestations", ()))
        record["attestations"] = [each for each in given if each is not None]
        return None

    def _unused(self, record: Json, step: Step) -> None:
        record.setdefault("unused", {})[str(step.subject)] = _statement(value=True)

    def _list(self, record: Json, step: Step) -> None:
        kind, listings = str(step.subject), record.setdefault("listings", {})
        if step.value is None:
            for known in [k for k in listings if within(k, kind)]:
                del listings[known]
        else:
            listings[kind] = _statement(written(step.value))

    def _attest(self, record: Json, step: Step) -> None:
        """Put a judgement on record, in every role in which the policy asks for it.

        It says no day, so that it is never older than the facts it judged, and it
        stands instead of those that are there.
        """
        name = str(step.subject)
        given = {
            "judgement": name,
            "answer": written(step.value),
            "by": REVIEWER,
            "judged": [ALL],
        }
        others = (a for a in record.get("attestations", ()) if a["judgement"] != name)
        roles = [{"role": role} for role in self._roles(name)] or [{}]
        record["attestations"] = [*others, *({**given, **role} for role in roles)]

    def _roles(self, judgement: str) -> tuple[str, ...]:
        """Return the roles in which a judgement is asked for, none for any role."""
        return tuple(r for r in self._asked.get(judgement, ()) if r not in _KEPT_APART)

    @cached_property
    def _asked(self) -> Mapping[str, Mapping[str, None]]:
        """Return in which roles each judgement is asked for."""
        asked: dict[str, dict[str, None]] = {}
        for node in nodes_in(self.policy.syntax):
            if isinstance(node, Attested) and node.role is not None:
                asked.setdefault(str(node.judgement), {})[str(node.role)] = None
        return asked


ALL_KINDS = "component"
_KEPT_APART = {"independent", "supplier"}
_CHANGES: Mapping[Change, Callable[[Editor, Json, Step], Misfit | None]] = {
    Change.SET: Editor._set,  # noqa: SLF001 - these are its methods
    Change.FORGET: Editor._forget,  # noqa: SLF001
    Change.ADD: Editor._add,  # noqa: SLF001
    Change.REMOVE: Editor._remove,  # noqa: SLF001
    Change.UNUSED: Editor._unused,  # noqa: SLF001
    Change.LISTING: Editor._list,  # noqa: SLF001
    Change.ATTEST: Editor._attest,  # noqa: SLF001
}


def written(value: Value | None) -> object:
    """Return a value as a record has it.

    >>> from osaid.policy.syntax import Text, Word
    >>> written(Word("yes")), written(Text("MIT"))
    (True, 'MIT')
    """
    match value:
        case None:
            return None
        case Number(value=number, currency=currency):
            return f"{number} {currency}" if currency else str(number)
        case _:
            said = _said(value)
            return _TRUTHS.get(said, said)


_TRUTHS = {"yes": True, "no": False}
_TEXTS: Mapping[object, object] = {truth: word for word, truth in _TRUTHS.items()}


def _said(value: Node) -> str:
    """Return what a word, a text or a day says."""
    return str(getattr(value, "text", getattr(value, "value", "")))


def _statement(value: object) -> Json:
    return {"value": value, "grade": str(Grade.VERIFIED), "by": AUTHOR}


def _find(owners: list[Json], step: Step) -> Misfit | None:
    """Say how the licences that are stated were found."""
    for owner in owners:
        said = owner.get("license", [])
        stated = said if isinstance(said, list) else [said]
        if not stated:
            message = f"the record states no licence of {quoted(step.subject.text)}"
            cure = f'write `license of {step.subject} is "MIT"` first'
            return Misfit(_NOT_STATED, message, cure)
        for statement in stated:
            statement["found"] = written(step.value)
    return None


def _within(record: Json, branch: str) -> Iterator[tuple[str, Json]]:
    for kind, parts in record.get("components", {}).items():
        if within(kind, branch):
            for part in parts:
                yield kind, part


def _unname(part: Json, gone: set[str]) -> None:
    """Take away that a part is about, or a part of, what is gone."""
    about = {k: v for k, v in part.get("about", {}).items() if k not in gone}
    if "about" in part:
        part["about"] = about
    if "part_of" in part:
        said = part["part_of"]
        kept = said if isinstance(said, list) else [said]
        part["part_of"] = [each for each in kept if each["value"] not in gone]


def _unjudged(attestation: Json, gone: set[str]) -> Json | None:
    """Return an attestation of what is left, None where nothing is."""
    judged = attestation.get("judged", [])
    left = [n for n in judged if n not in gone and n.rpartition(".")[0] not in gone]
    return {**attestation, "judged": left} if left or not judged else None


def _missing(kind: str, cure: str) -> Misfit:
    message = f"the record has no component of kind {quoted(kind)}"
    return Misfit(_NOT_THERE, message, cure)
