"""The options by which systems are judged, the same for every verb that judges."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from osaid.command import own_licenses, own_policies
from osaid.command.arguments import Parser
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.library.shipped import DEFAULT
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import Extent
from osaid.values import Value


@frozen
class Options(Value):
    """How systems are judged: by which policy and facts, under which assumptions."""

    policy: str
    as_of: date | None
    readings: dict[str, str]
    accept: tuple[str, ...]
    assume: Extent | None
    output: str | None
    quiet: bool
    licenses: Catalogue
    level: str | None = None


def declare(parser: Parser) -> None:
    """Declare the options of a verb that judges."""
    parser.add_argument(
        "--policy",
        default=DEFAULT,
        metavar="POLICY",
        help=f"a policy by name, or a file ending in .osaid; default: {DEFAULT}",
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the day of which facts are judged; default: the day of the record",
    )
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="how to read a question that the policy leaves open",
    )
    parser.add_argument(
        "--level",
        metavar="NAME",
        help="the level of the policy's ladder that is asked for; default: the lowest",
    )
    _declare_assumptions(parser)
    own_policies.declare(parser)
    own_licenses.declare(parser)
    parser.add_argument("--output", metavar="FILE", help="write to this file")
    parser.add_argument(
        "--quiet", action="store_true", help="no messages other than errors"
    )


def _declare_assumptions(parser: Parser) -> None:
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="CLAIM",
        help="show what follows if a published claim is believed",
    )
    parser.add_argument(
        "--assume-complete",
        type=extent,
        metavar="EXTENT",
        help="take every list for complete: `=released` (whatever else exists is "
        "withheld; also without a value) or `=all` (nothing else exists)",
    )
    parser.bare["--assume-complete"] = Extent.RELEASED.value


def options_of(arguments: Namespace) -> Options:
    """Return the options that were given; raises `UsageError` for wrong ones."""
    return Options(
        policy=arguments.policy,
        as_of=arguments.as_of,
        readings=pairs(arguments.reading),
        accept=tuple(dict.fromkeys(arguments.accept)),
        assume=arguments.assume_complete,
        output=arguments.output,
        quiet=arguments.quiet,
        licenses=own_licenses.catalogue_of(arguments.licenses, quiet=arguments.quiet),
        level=arguments.level,
    )


def day(text: str) -> date:
    """Return a day such as `2026-11-21`; raises `UsageError` for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        message = f"{quoted(text)} is not a day"
        raise _wrong("not-a-day", message, "write a day such as `2026-11-21`")
    return found


def extent(text: str) -> Extent:
    """Return a completeness; raises `UsageError` unless it is one to assume."""
    if text not in {Extent.RELEASED, Extent.ALL}:
        message = f"lists cannot be assumed to be {quoted(text)}"
        cure = "write `--assume-complete=released` or `--assume-complete=all`"
        raise _wrong("unknown-value", message, cure)
    return Extent(text)


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """Return readings by name; raises `UsageError` unless each is `NAME=VALUE`.

    >>> pairs(["open_data=shared"])
    {'open_data': 'shared'}
    """
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not (name and equals and value):
            message = f"{quoted(text)} is not a reading with its value"
            raise _wrong("not-a-reading", message, "write `--reading NAME=VALUE`")
        if found.setdefault(name, value) != value:
            message = f"reading {quoted(name)} is given two values"
            raise _wrong("reading-twice", message, "keep one of them")
    return found


def _wrong(code: str, message: str, cure: str) -> UsageError:
    return UsageError([Diagnostic(code, message, help=cure)])
