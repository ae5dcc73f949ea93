"""`osaid explain`: the proof of one requirement or freedom."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from osaid.command import BAD_INPUT, merging, own_policies
from osaid.command import options as judging_options
from osaid.command.arguments import Parser
from osaid.command.judging import Judge, check_accepted
from osaid.command.messages import tell
from osaid.command.options import options_of
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.policies import Policy
from osaid.reports.answers import Answer
from osaid.reports.proof import proof


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, `models.csv#42`, `example:bloom` or `-`",
    )
    parser.add_argument(
        "requirement", metavar="REQUIREMENT", help="a requirement, or a freedom"
    )
    judging_options.declare(parser)
    merging.declare(parser)


def run(arguments: Namespace) -> int:
    """Print the proof for each system of the inputs; 2 if one has none."""
    options = options_of(arguments)
    inputs = (*arguments.inputs, options.policy, *arguments.licenses)
    target = Target.of(options.output, inputs)
    policy = (
        own_policies.shelves(arguments).policy(options.policy).at_level(options.level)
    )
    _check_name(policy, arguments.requirement)
    judge = Judge(policy, options)
    answers = list(judge.answer_all(merging.prepared(arguments)))
    for answer in answers:
        tell(answer.diagnostics, quiet=options.quiet)
    check_accepted(options.accept, answers)
    target.write(_proofs(answers, policy, arguments.requirement))
    return 0 if all(a.verdict is not None for a in answers) else BAD_INPUT


def _proofs(answers: Iterable[Answer], policy: Policy, name: str) -> str:
    verdicts = (a.verdict for a in answers if a.verdict is not None)
    proofs = [proof(verdict, policy.checked, name) for verdict in verdicts]
    return "".join(f"{text}\n" for text in "\n\n".join(proofs).splitlines())


def _check_name(policy: Policy, name: str) -> None:
    if name not in policy.requirements:
        message = f"{policy.name} {policy.version} has no requirement {quoted(name)}"
        listed = f"one of {', '.join(policy.requirements)}"
        cure = suggestion(name, policy.requirements) or listed
        raise UsageError([Diagnostic("unknown-requirement", message, help=cure)])
