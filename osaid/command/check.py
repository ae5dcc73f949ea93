"""`osaid check`: judge systems, and say so in the form that was asked for."""

from __future__ import annotations

from argparse import Namespace

from osaid.assessment import EXAMPLES, load_policy
from osaid.command import options as judging_options
from osaid.command.arguments import Parser, choice
from osaid.command.exits import exit_code
from osaid.command.forms import FORMS, Delivery, form_of
from osaid.command.judging import Judge, read_inputs
from osaid.command.messages import tell
from osaid.command.options import check_claims, options_of
from osaid.command.streams import Target


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a record, a MOF file or a table; `models.csv#42` is one row; "
        "`example:bloom` and `examples` are shipped; `-` is the standard input",
    )
    judging_options.declare(parser)
    parser.add_argument(
        "--readings",
        type=choice("--readings", ("all",)),
        metavar="all",
        help="try every combination of the readings that are not picked",
    )
    parser.add_argument(
        "--format",
        type=choice("--format", FORMS),
        metavar="|".join(FORMS),
        help="default: after the ending of the output, else a page for one system "
        "and a table for several",
    )


def run(arguments: Namespace) -> int:
    """Judge every system of the inputs; the exit code is that of the worst."""
    options = options_of(arguments)
    every_reading = arguments.readings is not None
    form = form_of(arguments.format, options.output, readings=every_reading)
    target = Target.of(
        options.output, (*arguments.inputs, options.policy, *arguments.licenses)
    )
    policy = load_policy(options.policy)
    tell(policy.diagnostics, quiet=options.quiet)
    items = list(read_inputs(arguments.inputs, quiet=options.quiet))
    check_claims(options.accept, items)
    every_claim = EXAMPLES in arguments.inputs
    judge = Judge(policy, options, every_claim, every_reading)
    answers = [judge.answer(item) for item in items]
    Delivery(form, target, options, tuple(arguments.inputs)).deliver(answers)
    return exit_code(answers)
