"""`osaid sensitivity`: on what verdicts hang."""

from __future__ import annotations

from argparse import Namespace

from osaid.analysis.remedies.sensitivity import sensitivity
from osaid.command import BAD_INPUT, merging, own_policies
from osaid.command import options as judging_options
from osaid.command.arguments import Parser, choice, seconds
from osaid.command.messages import tell
from osaid.command.options import options_of
from osaid.command.reading import inputs_of
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation.choices import assumptions
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import SECONDS
from osaid.readers.readings import Input
from osaid.reports.hinges import Hinges, as_json, as_text

_FORMS = ("text", "json")


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, `models.csv#42`, `example:bloom` or `-`",
    )
    judging_options.declare(parser)
    merging.declare(parser)
    parser.add_argument(
        "--format",
        type=choice("--format", _FORMS),
        metavar="|".join(_FORMS),
        help="how it is printed; default: text",
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        metavar="N",
        help=f"look so long at each system; default: {SECONDS:g}",
    )


def run(arguments: Namespace) -> int:
    """Print on what each verdict hangs; 2 if a system could not be read."""
    options = options_of(arguments)
    if options.accept:
        message, cure = "what follows from a claim hangs on the claim", "leave it out"
        raise UsageError([Diagnostic("wrong-arguments", message, help=cure)])
    target = Target.of(options.output, (*arguments.inputs, *arguments.licenses))
    shelves = own_policies.shelves(arguments)
    policy = shelves.policy(options.policy).at_level(options.level)
    pages, complete = [], True
    for task in merging.prepared(arguments):
        for item in inputs_of(task) if isinstance(task, str) else [task]:
            tell(item.diagnostics, quiet=options.quiet)
            complete &= item.system is not None
            if item.system is not None:
                pages.append(_page(item, policy, arguments))
    if pages:
        target.write((as_json if arguments.format == "json" else as_text)(pages))
    return 0 if complete else BAD_INPUT


def _page(item: Input, policy: Policy, arguments: Namespace) -> Hinges:
    options, system = options_of(arguments), item.system
    if system is None:
        raise TypeError(item)
    given = assumptions(
        policy.checked,
        as_of=options.as_of,
        readings=options.readings,
        listing=options.assume,
        licenses=options.licenses,
    )
    verdict = policy.evaluate(
        system,
        as_of=options.as_of,
        readings=options.readings,
        assume=options.assume,
        licenses=options.licenses,
    )
    time = SECONDS if arguments.seconds is None else arguments.seconds
    told = sensitivity(system, policy.checked, given, seconds=time)
    noted = verdict.noted(item.source, item.diagnostics)
    return Hinges(noted, system, policy.checked, told)
