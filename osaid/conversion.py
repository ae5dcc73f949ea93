"""The verb that writes systems in another format, and says what that cannot hold.

What is written is read back before it is given to anybody. So the list of what was
lost is complete, whatever the record holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from attrs import frozen

from osaid import writers
from osaid.diagnostics import Diagnostic, Error, UsageError, quoted, suggestion
from osaid.readers import inputs
from osaid.records.differences import Difference, Effect, differences
from osaid.records.systems import System
from osaid.values import Value


@frozen
class Loss(Value):
    """One thing that a record says, and a converted document does not say alike.

    `component` is None for what is said of the whole system, and `field` for a
    component as a whole. `effect` tells what became of it: `missing`, `unsourced`
    (said, but not on the word and the grade it had), `altered`, or `added` (said by
    the format, and not by the record); `why` is for people.
    """

    system: str
    component: str | None
    field: str | None
    effect: Effect
    why: str

    def __str__(self) -> str:
        """Return what it is about, such as `weights.license`."""
        return ".".join(filter(None, (self.component, self.field)))


@frozen
class Converted:
    """A text in another format, and what of the records it does not hold.

    Nothing is listed that was not lost, and everything is that was.
    """

    text: str
    lost: tuple[Loss, ...] = ()


@frozen
class Target:
    """A format to write: what people call it, and why it cannot hold something.

    `several` says that one document holds several systems, `one_word` that it has one
    word on each thing, which nobody is named for. `whole` is why it does not say that
    a list is complete, or that a kind is unused, where the record does.
    """

    title: str
    reasons: Mapping[Effect, str]
    component: str = "nothing in it can stand for the component"
    several: bool = False
    one_word: bool = False
    whole: str | None = None


_A_WORD = "it is a word of the format, and means something else there"
_HOLDS_ALL = {Effect.MISSING: _A_WORD, Effect.ALTERED: _A_WORD}
TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "record": Target("a record", _HOLDS_ALL),
        "csv": Target(
            "a table",
            {
                Effect.MISSING: "no column of a table can hold it",
                Effect.UNSOURCED: "a row has one source at most, and no grade",
                Effect.ALTERED: "a table cannot say it as it is",
            },
            "no header can hold the name of the component",
            several=True,
            one_word=True,
            whole="a component of that kind is left out, so it would not be true",
        ),
        "mof": Target(
            "a MOF file",
            {
                Effect.MISSING: "a MOF file has no place for it",
                Effect.UNSOURCED: "a MOF file does not say who states it",
                Effect.ALTERED: "a MOF file cannot say it as it is",
                Effect.ADDED: "every MOF file says that it lists all that is released, "
                "and the record does not",
            },
            "a MOF file lists one component of each of its kinds, where it is known "
            "to be provided or absent; what it does not list counts as withheld",
            one_word=True,
        ),
        "spdx3": Target("an SPDX 3 document", _HOLDS_ALL),
        "cyclonedx": Target("a CycloneDX document", _HOLDS_ALL),
    }
)
"""The formats that can be written."""

_WHOLES = ("listings.", "unused.")
_OTHERWISE = "it is read back in another way"


def convert(
    systems: System | Iterable[System],
    to: str = "record",
    *,
    as_json: bool = False,
    today: date | None = None,
) -> Converted:
    """Return systems in another format, with a list of what it cannot hold.

    `to` is `record`, `csv`, `mof`, `spdx3` or `cyclonedx`; only a table holds several
    systems. A record is YAML, or JSON where asked for. SPDX 3 asks for the day on
    which a document was made: where the record has none, it is `today`. Raises
    `UsageError` for another format, and for several systems where one is expected;
    `Error` for a record that cannot be written so that it is read back.

    >>> converted = convert(System("Amber", supplier="LLM360", by="Ada"), "csv")
    >>> [(str(loss), loss.effect.value) for loss in converted.lost]
    [('subject', 'altered'), ('by', 'missing')]
    """
    target = _target(to)
    found = (systems,) if isinstance(systems, System) else tuple(systems)
    if len(found) != 1 and not (found and target.several):
        raise _wrong_number(target, len(found))
    form = "json" if as_json and to == "record" else to
    text = _WRITERS[form](found, today or date.today())  # noqa: DTZ011 - here and now
    again = _read_back(target, found, text)
    pairs = zip(found, again, strict=True)
    return Converted(
        text, tuple(chain.from_iterable(_losses(target, *pair) for pair in pairs))
    )


_WRITERS: Mapping[str, Callable[[Sequence[System], date], str]] = MappingProxyType(
    {
        "record": lambda found, _: writers.record.write_record(found[0]),
        "json": lambda found, _: writers.record.write_record_json(found[0]),
        "csv": lambda found, _: writers.table.write_table(found),
        "mof": lambda found, _: writers.mof.write_mof(found[0]),
        "spdx3": lambda found, day: writers.spdx3.write_spdx3(found[0], day),
        "cyclonedx": lambda found, _: writers.cyclonedx.write_cyclonedx(found[0]),
    }
)


def _target(name: str) -> Target:
    if name not in TARGETS:
        message = f"no format {quoted(name)} to convert to"
        cure = suggestion(name, TARGETS) or f"one of {', '.join(TARGETS)}"
        raise UsageError([Diagnostic("unknown-target", message, help=cure)])
    return TARGETS[name]


def _wrong_number(target: Target, count: int) -> UsageError:
    if count == 0:
        return UsageError([Diagnostic("no-system", "there is no system to convert")])
    message = f"{target.title} holds one system, and there are {count}"
    cure = "convert one, such as `models.csv#1`, or convert all of them to `csv`"
    return UsageError([Diagnostic("several-systems", message, help=cure)])


def _read_back(target: Target, systems: Sequence[System], text: str) -> list[System]:
    """Return the systems that a text is read as, one for each that was written.

    Raises `Error` where they are not, since nobody could use such a text.
    """
    content = text.encode("utf-8", "surrogatepass")
    items = list(inputs.read_all(content, name=target.title))
    found = [item.system for item in items if item.system is not None]
    if len(found) == len(items) == len(systems):
        return found
    wrong = (d for item in items if item.system is None for d in item.diagnostics)
    why = next((problem.message for problem in wrong), "another number of systems")
    what = quoted(systems[0].name) if len(systems) == 1 else f"{len(systems)} systems"
    message = f"{target.title} cannot hold {what}"
    note = f"what was written is not read back: {why}"
    cure = "convert fewer systems at a time" if len(systems) > 1 else None
    raise Error([Diagnostic("not-convertible", message, help=cure, notes=(note,))])


def _losses(target: Target, before: System, after: System) -> Iterator[Loss]:
    for found in differences(before, after):
        why = _why(target, found)
        yield Loss(before.name, found.component, found.field, found.effect, why)


def _why(target: Target, found: Difference) -> str:
    if found.field is None:
        return target.component
    if target.one_word and found.effect in {Effect.MISSING, Effect.ALTERED}:
        if found.fact.is_contested:
            return f"sources differ, and {target.title} has one word on each thing"
        if any(s.origin.since or s.origin.until for s in found.fact.statements):
            return f"it holds for a time only, which {target.title} cannot say"
        if target.whole and found.field.startswith(_WHOLES):
            return target.whole
    return target.reasons.get(found.effect, _OTHERWISE)
