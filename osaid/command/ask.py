"""`osaid ask`: what is not known and would decide, as questions to a person."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from attrs import evolve

from osaid.command import BAD_INPUT, merging, own_policies
from osaid.command import options as judging_options
from osaid.command.arguments import Parser, choice, seconds
from osaid.command.asking import Asking
from osaid.command.desk import Desk
from osaid.command.interview import Interview
from osaid.command.keeping import Keeping
from osaid.command.messages import tell
from osaid.command.options import Options, options_of
from osaid.command.progress import ProgressBar
from osaid.command.reading import inputs_of
from osaid.command.sitting import Respondent, Sitting
from osaid.command.streams import STANDARD, Target
from osaid.command.supplement_files import files_for
from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation.verdicts import SECONDS
from osaid.library.shipped import DEFAULT
from osaid.readers.contents import read_contents
from osaid.readers.readings import Input
from osaid.records.outcomes import Outcome
from osaid.reports.questions import Questions

FORMS = ("text", "markdown", "json")
LEFT_OPEN = 3


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="what `check` reads; of many systems equal questions are asked once",
    )
    judging_options.declare(parser)
    merging.declare(parser)
    parser.add_argument("--by", metavar="NAME", help="who answers")
    parser.add_argument("--role", metavar="ROLE", help="in what role they answer")
    parser.add_argument(
        "--answers",
        metavar="FILE",
        help="read the answers from this file, one on each line; default: ask for them",
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        metavar="N",
        help=f"look so long for what would decide each system; default: {SECONDS:g}",
    )
    parser.add_argument(
        "--list", action="store_true", help="only print the questions, ask nobody"
    )
    parser.add_argument(
        "--format",
        type=choice("--format", FORMS),
        metavar="|".join(FORMS),
        help="with `--list`, how they are printed; default: text",
    )


def run(arguments: Namespace) -> int:
    """Ask, or list what there is to ask; 3 if something is left open."""
    _check(arguments)
    options = options_of(arguments)
    shelves = own_policies.shelves(arguments)
    policy = shelves.policy(options.policy).at_level(options.level)
    tell(policy.diagnostics, quiet=options.quiet)
    items = list(_items(arguments, options))
    respondents = list(_respondents(items, arguments))
    if not respondents:
        return BAD_INPUT
    time = SECONDS if arguments.seconds is None else arguments.seconds
    asking = Asking(policy, options, time)
    code = (_list if arguments.list else _interview)(arguments, asking, respondents)
    return code if len(respondents) == len(items) else BAD_INPUT


def _check(arguments: Namespace) -> None:
    """Raise `UsageError` for what cannot be done."""
    if arguments.accept:
        message, cure = "nobody is asked what follows from a claim", "leave it out"
    elif arguments.format and not arguments.list:
        message, cure = "`--format` is the form of a list", "add `--list`"
    elif not (arguments.list or arguments.output):
        message = "it is not said where the answers are kept"
        cure = "write `--output answers.yaml`, or name a folder for several systems"
    elif arguments.output == STANDARD and not arguments.list:
        message = "answers are kept in a file, not on the standard output"
        cure = "write `--output answers.yaml`, or name a folder for several systems"
    elif STANDARD in arguments.inputs and not (arguments.list or arguments.answers):
        message = "what is typed cannot be the input and the answers as well"
        cure = "give the answers in a file: `--answers FILE`"
    else:
        return
    raise UsageError([Diagnostic("wrong-arguments", message, help=cure)])


def _items(arguments: Namespace, options: Options) -> Iterator[Input]:
    for task in merging.prepared(arguments):
        for item in inputs_of(task) if isinstance(task, str) else [task]:
            tell(item.diagnostics, quiet=options.quiet)
            yield item


def _respondents(items: Sequence[Input], arguments: Namespace) -> Iterator[Respondent]:
    for item in items:
        if item.system is not None:
            system = item.system
            name = " ".join(f"{system.name} {system.release or ''}".split())
            sources = arguments.inputs if arguments.merge else [item.source]
            yield Respondent(name, tuple(sources), system)


def _list(
    arguments: Namespace, asking: Asking, respondents: Sequence[Respondent]
) -> int:
    """Print the questions; everybody may be asked."""
    options = asking.options
    target = Target.of(options.output, (*arguments.inputs, *arguments.licenses))
    sitting = Sitting(respondents, asking.ask, Questions(asking.policy.checked))
    _look(sitting, quiet=options.quiet)
    pages, asked = asking.pages(sitting), (*sitting.left(), *sitting.for_others())
    forms = {"markdown": pages.markdown, "json": pages.json_text}
    target.write(forms.get(arguments.format, pages.text)(asked))
    return LEFT_OPEN if Outcome.UNDETERMINED in pages.outcomes else 0


def _interview(
    arguments: Namespace, asking: Asking, respondents: Sequence[Respondent]
) -> int:
    """Ask, and keep what is answered."""
    names = [respondent.name for respondent in respondents]
    inputs = (*arguments.inputs, *arguments.licenses)
    files = files_for(asking.options.output or "", names, inputs)
    told = [
        evolve(one, supplement=file.read())
        for one, file in zip(respondents, files, strict=True)
    ]
    desk = Desk(_lines(arguments.answers), typed=_is_typed(arguments))
    author = desk.author(arguments.by, asking.options.as_of, arguments.role)
    asking = evolve(asking, options=evolve(asking.options, as_of=author.made))
    questions = Questions(asking.policy.checked)
    sitting = Sitting(told, asking.ask, questions, author)
    _look(sitting, quiet=asking.options.quiet)
    keeping = Keeping(sitting, asking, files, _options(arguments))
    pages = asking.pages(sitting)
    Interview(sitting, desk, pages, keeping.save).run()
    desk.say("\n".join([*keeping.summary(), ""]))
    left = Outcome.UNDETERMINED in asking.outcomes(sitting)
    return LEFT_OPEN if left else 0


def _look(sitting: Sitting, *, quiet: bool) -> None:
    """Find what is open of each system, which whoever waits for it can see."""
    numbers = range(len(sitting.respondents))
    with ProgressBar(sys.stderr, lambda: len(numbers), quiet=quiet) as progress:
        for number in numbers:
            sitting.open(number)
            progress.advance()


def _is_typed(arguments: Namespace) -> bool:
    typed = sys.stdin  # None where it is closed
    return arguments.answers is None and typed is not None and typed.isatty()


def _lines(path: str | None) -> Iterator[str]:
    """Return the lines of a file, or those that are typed."""
    if path is not None:
        return iter(read_contents(path).text.splitlines())
    stream = getattr(sys.stdin, "buffer", sys.stdin) or ()
    return (
        line if isinstance(line, str) else line.decode("utf-8", "replace")
        for line in stream
    )


def _options(arguments: Namespace) -> list[str]:
    """Return the options with which `check` judges in the same way."""
    found: list[str] = []
    for option in ("policy", "level", "records"):
        value = getattr(arguments, option)
        if value not in {None, DEFAULT}:
            found += [f"--{option}", value]
    for option in ("trust", "reading", "licenses", "policies"):
        for value in getattr(arguments, option):
            found += [f"--{option}", value]
    if arguments.assume_complete is not None:
        found.append(f"--assume-complete={arguments.assume_complete}")
    return found
