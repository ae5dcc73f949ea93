"""From the name of a verb to its module, and from errors to messages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from osaid.command import BAD_INPUT, VERBS
from osaid.command.arguments import Parser
from osaid.command.messages import tell
from osaid.diagnostics import Diagnostic, Error, UsageError, quoted, suggestion


def run(verb: str, arguments: Sequence[str]) -> int:
    """Run a verb and return its exit code; errors are told and give 2."""
    try:
        return _run(_module_of(verb), verb, arguments)
    except Error as error:
        tell(error.diagnostics)
        return BAD_INPUT


def _module_of(verb: str) -> Any:  # noqa: ANN401 - a module with `declare` and `run`
    if verb not in VERBS:
        message = f"no verb {quoted(verb)}" if verb else "a verb is missing"
        listed = f"one of {', '.join(VERBS)}"
        cure = suggestion(verb, VERBS) or listed
        raise UsageError([Diagnostic("unknown-verb", message, help=cure)])
    return import_module(f"osaid.command.{verb}")


def _run(module: Any, verb: str, arguments: Sequence[str]) -> int:  # noqa: ANN401
    parser = Parser(verb, VERBS[verb])
    module.declare(parser)
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(parser.format_help())
        return 0
    code: int = module.run(parser.read(arguments))
    return code
