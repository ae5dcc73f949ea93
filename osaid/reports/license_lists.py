"""Sets of licences and changes of licence facts, as values and for people."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from osaid.evaluation.codec import named
from osaid.evaluation.parts import LicenseData
from osaid.evaluation.policy_wording import OUTCOMES
from osaid.evaluation.updates import AlteredVerdict, Update
from osaid.evaluation.wording import wrapped
from osaid.licenses.catalog import Catalogue
from osaid.licenses.changes import Change
from osaid.licenses.facts import facts_of
from osaid.licenses.named_sets import definitions, members, set_names
from osaid.reports.plain import plain_table
from osaid.reports.table import Table, shown
from osaid.truth import Truth

SETS = "osaid-license-sets-1"
CHANGES = "osaid-license-changes-1"


@frozen
class Member:
    """A licence of a set, and why it is there where a reason is recorded."""

    id: str
    name: str
    reason: str | None = None


@frozen
class SetEntry:
    """A named set: what it means, on whose word, what it holds and perhaps holds."""

    name: str
    meaning: str
    source: str
    members: tuple[Member, ...]
    perhaps: tuple[str, ...]


@frozen
class SetsAnswer:
    """Some of the named sets, as a catalogue fills them."""

    format: str = field(metadata=named("schema"))
    catalogue: LicenseData
    sets: tuple[SetEntry, ...]


@frozen
class ChangesAnswer:
    """What an update of licence facts alters, and in which verdicts it shows."""

    format: str = field(metadata=named("schema"))
    old: LicenseData
    new: LicenseData
    changes: tuple[Change, ...]
    systems: int
    verdicts: tuple[AlteredVerdict, ...]


def answer_sets(names: Iterable[str], catalogue: Catalogue) -> SetsAnswer:
    """Return some sets, with what a catalogue has in them.

    >>> from osaid.licenses.catalog import shipped
    >>> answer_sets(["open_data"], shipped()).sets[0].members[0].id
    'CC-BY-2.0'
    """
    entries = tuple(_set(name, catalogue) for name in names)
    return SetsAnswer(SETS, _data(catalogue), entries)


def answer_changes(
    update: Update, systems: int, verdicts: Iterable[AlteredVerdict]
) -> ChangesAnswer:
    """Return what an update alters, in itself and in verdicts on some systems."""
    old, new = _data(update.old), _data(update.new)
    return ChangesAnswer(CHANGES, old, new, update.changes, systems, tuple(verdicts))


def _data(catalogue: Catalogue) -> LicenseData:
    return LicenseData(**catalogue.versions, own=catalogue.own)


def _set(name: str, catalogue: Catalogue) -> SetEntry:
    definition = definitions()[name]
    known = sorted({*catalogue.listed, *catalogue.facts["licenses"]}, key=_by_letter)
    inside = members(name, catalogue)
    perhaps = (
        id_ for id_ in known if definition.membership(id_, catalogue) is Truth.UNKNOWN
    )
    return SetEntry(
        name,
        definition.meaning,
        definition.source,
        tuple(_member(id_, name, catalogue) for id_ in known if id_ in inside),
        tuple(perhaps),
    )


def _by_letter(id_: str) -> tuple[str, str]:
    return id_.lower(), id_


def _member(id_: str, name: str, catalogue: Catalogue) -> Member:
    facts = facts_of(id_, catalogue)
    terms = catalogue.facts["open_terms"].get(id_) if name.startswith("open_") else None
    reason = terms["reason"] if terms else None
    return Member(id_, facts.name if facts else id_, reason)


def set_page(found: SetEntry) -> str:
    """Return a set as a page: what it means, and a line for each member."""
    reasons = any(member.reason for member in found.members)
    headers = ("id", "name", "reason") if reasons else ("id", "name")
    rows = ((m.id, m.name, m.reason or "")[: len(headers)] for m in found.members)
    head = f"{found.name}: {found.meaning}\nsource: {found.source}"
    last = f"{len(found.members)} for certain; {len(found.perhaps)} not known"
    return f"{head}\n\n{plain_table(Table(headers, tuple(rows)))}\n\n{last}\n"


def sets_page(answer: SetsAnswer) -> str:
    """Return all sets as a table, with how much each holds."""
    rows = tuple(
        (s.name, str(len(s.members)), str(len(s.perhaps)), s.meaning, s.source)
        for s in answer.sets
    )
    headers = ("set", "holds", "not known", "meaning", "source")
    return plain_table(Table(headers, rows)) + "\n"


def changes_page(answer: ChangesAnswer) -> str:
    """Return what is altered as a page: licence by licence, then verdict by verdict."""
    lines = [_sides(answer)]
    for license_ in dict.fromkeys(change.license for change in answer.changes):
        about = [c for c in answer.changes if c.license == license_]
        lines += ["", license_ or "names", *(f"  {shown(str(c))}" for c in about)]
    if answer.systems:
        flips = sum(verdict.flips for verdict in answer.verdicts)
        lines += ["", f"Of {answer.systems} systems, {flips} get another outcome."]
        lines += [f"  {_verdict(verdict)}" for verdict in answer.verdicts]
    return "\n".join(map(wrapped, lines)) + "\n"


def _sides(answer: ChangesAnswer) -> str:
    old, new = (f"{side.facts} (SPDX {side.spdx})" for side in (answer.old, answer.new))
    number = len(answer.changes)
    return f"From {old} to {new}: {number} change{'' if number == 1 else 's'}."


def _verdict(verdict: AlteredVerdict) -> str:
    before, after = OUTCOMES[verdict.before], OUTCOMES[verdict.after]
    outcome = f"{before} -> {after}" if verdict.flips else f"still {after}"
    why = f", because of {', '.join(verdict.licenses)}" if verdict.licenses else ""
    findings = f" ({', '.join(verdict.findings)})" if verdict.findings else ""
    return f"{verdict.source}, {shown(verdict.system)}: {outcome}{why}{findings}"


__all__ = [
    "ChangesAnswer",
    "SetsAnswer",
    "answer_changes",
    "answer_sets",
    "changes_page",
    "set_names",
    "set_page",
    "sets_page",
]
