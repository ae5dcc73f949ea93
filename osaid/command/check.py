"""`osaid check`: judge systems, and say so in the form that was asked for."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import closing

from osaid.assessment import EXAMPLES
from osaid.command import merging, own_policies, remedying
from osaid.command import options as judging_options
from osaid.command.arguments import Parser, choice
from osaid.command.exits import exit_code
from osaid.command.forms import FORMS, Delivery, form_of
from osaid.command.judging import Judge, check_accepted
from osaid.command.messages import tell
from osaid.command.options import options_of
from osaid.command.progress import ProgressBar
from osaid.command.reading import how_many
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.reports.answers import Answer
from osaid.workers import MOST_PROCESSES


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a record, a bill of materials, a card, a table …; `models.csv#42` is one "
        "row; `hf:org/name` is fetched from the Hugging Face Hub; `example:bloom` and "
        "`examples` are shipped; `-` is the standard input",
    )
    judging_options.declare(parser)
    merging.declare(parser)
    remedying.declare(parser)
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
    parser.add_argument(
        "--processes",
        type=processes,
        default=0,
        metavar="N",
        help="let so many processes judge many inputs; default: only this one",
    )


def processes(text: str) -> int:
    """Return a number of processes; raises `UsageError` for anything else.

    >>> processes("2")
    2
    """
    if text not in map(str, range(MOST_PROCESSES + 1)):
        message = f"there cannot be {quoted(text)} processes"
        cure = f"write a number from 0 to {MOST_PROCESSES}"
        raise UsageError([Diagnostic("not-a-number-of-processes", message, help=cure)])
    return int(text)


def run(arguments: Namespace) -> int:
    """Judge every system of the inputs; the exit code is that of the worst."""
    options = options_of(arguments)
    every_reading = arguments.readings is not None
    wanted = remedying.wanted(arguments)
    form = form_of(
        arguments.format,
        options.output,
        readings=every_reading,
        remedies=wanted is not None,
    )
    target = Target.of(
        options.output, (*arguments.inputs, options.policy, *arguments.licenses)
    )
    policy = (
        own_policies.shelves(arguments).policy(options.policy).at_level(options.level)
    )
    tell(policy.diagnostics, quiet=options.quiet)
    every_claim = EXAMPLES in arguments.inputs
    remedying.check(wanted, policy)
    judge = Judge(policy, options, every_claim, every_reading, wanted)
    answers = _answers(judge, arguments)
    check_accepted(options.accept, answers)
    Delivery(form, target, options, tuple(arguments.inputs)).deliver(answers)
    return exit_code(answers)


def _answers(judge: Judge, arguments: Namespace) -> list[Answer]:
    """Return what comes of some inputs, and tell what is wrong with them."""
    quiet = judge.options.quiet
    names = arguments.inputs
    tasks = merging.prepared(arguments)
    answers = []
    told: set[Diagnostic] = set()
    progress = ProgressBar(
        sys.stderr, lambda: 1 if arguments.merge else how_many(names), quiet=quiet
    )
    with progress, closing(judge.answer_all(tasks, arguments.processes)) as found:
        for answer in found:
            answers.append(answer)
            # A waiver that expired is wrong once, however many systems it is for.
            new = [d for d in answer.diagnostics if d not in told]
            if new:
                told.update(new)
                progress.erase()
                tell(new, quiet=quiet)
            progress.advance()
    return answers
