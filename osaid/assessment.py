"""The verbs: read a system, load a policy, judge the one by the other."""

from __future__ import annotations

import os
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from osaid import late, readers
from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.advice import Adviser, advised_by
from osaid.evaluation.choices import assumptions
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.library.shipped import (
    DEFAULT,
    example_bytes,
    example_names,
    policy_names,
)
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import Extent, System
from osaid.shelves.loading import Shelves
from osaid.text import Source
from osaid.workers import in_order

if TYPE_CHECKING:  # nothing but reading loads what reads
    from osaid.readers.inputs import Source as InputSource
    from osaid.readers.readings import Input

EXAMPLE = "example:"
EXAMPLES = "examples"

_SHELVES = Shelves()
_remedies = late.late_modules("osaid.analysis.remedies", {"asking"})


def _adviser() -> Adviser:
    """Return what answers for verdicts; it loads when one is asked, and not before."""
    return cast("Adviser", _remedies("asking"))


advised_by(_adviser)


def load_policy(
    name: str | os.PathLike[str] = DEFAULT,
    *,
    folders: Sequence[str | os.PathLike[str]] = (),
) -> Policy:
    """Return a policy: by name and version, or one from a file.

    Names are looked for among what ships, then in the `folders`, then in installed
    packages. What the policy of a file extends may also stand beside it. Raises
    `PolicyError` with every problem found in the text, `InputError` for a file that
    cannot be read, `UsageError` for a name that nothing has.

    >>> load_policy("osaid 1.0").title
    'The Open Source AI Definition'
    """
    return shelves_of(folders).policy(name)


def parse_policy(
    text: str,
    name: str = "policy",
    *,
    folders: Sequence[str | os.PathLike[str]] = (),
) -> Policy:
    """Return a policy from its text; `name` is what messages call it.

    What it extends or uses is looked for as in `load_policy`. Raises `PolicyError`
    with every problem found.

    >>> parse_policy("language 1")
    Traceback (most recent call last):
    osaid.diagnostics.PolicyError: ...
    """
    return shelves_of(folders).parsed(Source(name, text))


def shelves_of(folders: Sequence[str | os.PathLike[str]] = ()) -> Shelves:
    """Return the shelves on which policies are looked for.

    >>> "osaid 1.0" in map(str, shelves_of().names)
    True
    """
    return Shelves(tuple(os.fspath(f) for f in folders)) if folders else _SHELVES


def read(source: InputSource) -> System:
    """Return the one system of an input: path, bytes, stream or mapping.

    `example:NAME` is a record that ships with the package and `models.csv#NAME`
    one row of a table. Raises `InputError` when there is not exactly one system,
    or when it has errors.

    >>> read("example:bloom").supplier
    'BigScience'
    """
    if isinstance(source, str) and source.startswith(EXAMPLE):
        name = source.removeprefix(EXAMPLE)
        return readers.inputs.read(example_bytes(name), name=source)
    return readers.inputs.read(source)


def read_all(source: InputSource) -> Iterator[Input]:
    """Yield every system of an input with its diagnostics, in the order of the input.

    What cannot be read has diagnostics and no system; it never stops the others.
    `examples` are all records that ship with the package.

    >>> [item.system.name for item in read_all("example:phi-2") if item.system]
    ['Phi-2']
    """
    if source == EXAMPLES:
        for name in example_names():
            yield from read_all(EXAMPLE + name)
    elif isinstance(source, str) and source.startswith(EXAMPLE):
        content = example_bytes(source.removeprefix(EXAMPLE))
        yield from readers.inputs.read_all(content, name=source)
    else:
        yield from readers.inputs.read_all(source)


def evaluate(
    system: System,
    policy: Policy | str = DEFAULT,
    *,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    accept: Sequence[str] = (),
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
    level: str | None = None,
) -> Verdict:
    """Return the verdict of a policy on a system.

    `as_of` is the judging date, by default the day the record was made; `readings`
    picks values of the policy's readings; `accept` names claims to believe;
    `assume` is a completeness taken for every list; `licenses` is the catalogue to
    ask, by default the one that ships; `level` is the level of the policy's ladder of
    which the outcome is given, by default the lowest. Raises `UsageError` for a
    policy, reading, level or claim that does not exist.

    >>> evaluate(read("example:grok-1")).outcome
    <Outcome.FAILS: 'fails'>
    """
    return _judge(policy).evaluate(
        system,
        as_of=as_of,
        readings=readings,
        accept=tuple(accept),
        assume=assume,
        licenses=licenses,
        level=level,
    )


def evaluate_many(
    systems: Iterable[System],
    policy: Policy | str = DEFAULT,
    *,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    accept: Sequence[str] = (),
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
    level: str | None = None,
    processes: int | None = None,
) -> Generator[Verdict, None, None]:
    """Return an iterator of verdicts on systems, in their order.

    Each is made when it is asked for. With `processes`, so many of them judge, at
    most 64 systems for each are taken ahead, and `close()` ends them. The other
    options are those of `evaluate`; a claim that only some systems have is believed
    for those. Raises `UsageError` at once for a policy, reading, level or number of
    processes that does not exist, and after the last verdict for a claim that no
    system had; `Error` when a process dies.

    >>> some = (read(f"example:{name}") for name in ("grok-1", "amber"))
    >>> [verdict.outcome.value for verdict in evaluate_many(some)]
    ['fails', 'undetermined']
    """
    chosen = dict(readings or {})
    judge = _judge(policy).at_level(level)
    assumptions(judge.checked, readings=chosen)
    work: Callable[[System], Verdict] = partial(
        judge.evaluate,
        as_of=as_of,
        readings=chosen,
        assume=assume,
        licenses=licenses,
    )
    if not accept:
        return in_order(work, systems, processes)
    believing = partial(_believing, work, tuple(accept))
    return _checked(in_order(believing, systems, processes), tuple(accept))


def _believing(
    evaluate: Callable[..., Verdict], accept: tuple[str, ...], system: System
) -> Verdict:
    """Return a verdict that goes by those of the claims which the system has."""
    names = [claim.name for claim in system.claims]
    return evaluate(system, accept=tuple(name for name in accept if name in names))


def _checked(
    verdicts: Generator[Verdict, None, None], accept: Iterable[str]
) -> Generator[Verdict, None, None]:
    """Yield verdicts, and refuse in the end what was a claim on none of them."""
    known: set[str] = set()
    judged = False
    with closing(verdicts):
        for verdict in verdicts:
            judged = True
            known.update(claim.name for claim in verdict.claims)
            yield verdict
    if judged:
        check_claims(accept, known)


def check_claims(accept: Iterable[str], known: Collection[str]) -> None:
    """Refuse the name of a claim that is not among the known, with `UsageError`.

    >>> check_claims(["osi-2024"], {"osi-2024"})
    """
    listed = f"one of {', '.join(sorted(known))}" if known else "there is none"
    problems = [
        Diagnostic(
            "unknown-claim",
            f"no claim {quoted(name)}",
            help=suggestion(name, known) or listed,
        )
        for name in accept
        if name not in known
    ]
    if problems:
        raise UsageError(problems)


def _judge(policy: Policy | str) -> Policy:
    return load_policy(policy) if isinstance(policy, str) else policy


__all__ = [
    "check_claims",
    "evaluate",
    "evaluate_many",
    "example_names",
    "load_policy",
    "parse_policy",
    "policy_names",
    "read",
    "read_all",
]
