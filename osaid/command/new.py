"""`osaid new`: a policy to start from, with tests that pass."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from pathlib import Path

from osaid.command import own_policies
from osaid.command.arguments import Parser
from osaid.command.streams import write
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.library.shipped import DEFAULT
from osaid.text import Place, Source

VERSION = "0.1"
STANDARD_OUTPUT = "-"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*")
_POLICY = """\
# What this policy puts on top of {base}. Everything of {base} is inherited:
# `osaid policies {base}` shows it, and `extend`, `replace` and `drop` change it.

language 1
policy {name} {version} extends {base}
status draft
title "{title}"
owner "who looks after it"

requirement inference_code.location "It is said where the code can be had" {{
  cites "our rules, 1"
  must some code.inference: presence is provided and has location
    else "say where the code that runs the model can be had"
}}

test "code with a place to get it is enough" {{
  given system with
    add code.inference,
    location of code.inference is "https://example.org/code"
  expect requirement inference_code.location is true
}}

test "without any code that runs the model, it fails" {{
  given system with
    machine_learning of system is yes,
    listing of component is all
  expect fails at inference_code.location
}}

test "nothing is known of it" {{
  given system
  expect requirement inference_code.location is unknown
}}
"""


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("name", metavar="NAME", help="the name, such as `acme-models`")
    parser.add_argument(
        "--extends",
        default=DEFAULT,
        metavar="POLICY",
        help=f"what it builds on; default: {DEFAULT}",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help=f"write it here, `-` for the screen; default: NAME-{VERSION}.osaid",
    )
    own_policies.declare(parser)


def run(arguments: Namespace) -> int:
    """Write the policy, unless there is a file of that name already."""
    text = scaffold(arguments.name, arguments)
    output = arguments.output or f"{arguments.name}-{VERSION}.osaid"
    if output == STANDARD_OUTPUT:
        write(text, sys.stdout)
        return 0
    _create(Path(output), text)
    write(f"{output} is written; try `osaid test {output}`\n", sys.stdout)
    return 0


def scaffold(name: str, arguments: Namespace) -> str:
    """Return the text of a new policy; raises `UsageError` where it cannot be."""
    if not _NAME.fullmatch(name):
        cure = "use letters, digits and `_`, with hyphens before letters"
        message = f"{quoted(name)} is no name for a policy"
        raise UsageError([Diagnostic("not-a-name", message, help=cure)])
    shelves = own_policies.shelves(arguments)
    base = shelves.policy(arguments.extends).checked.identity
    title = name.replace("-", " ").replace("_", " ").capitalize()
    text = _POLICY.format(name=name, version=VERSION, base=base, title=title)
    beside = str(Path(arguments.output or ".").parent)
    problems = shelves.diagnosed(Source(name, text), beside=beside)
    if problems:
        raise UsageError(problems)
    return text


def _create(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        message = "there is a file of this name already"
        cure = "name another one: `--output FILE`"
        raise _refused(path, message, cure) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the file cannot be written: the system says {quoted(reason)}"
        raise _refused(path, message, "name another one: `--output FILE`") from None


def _refused(path: Path, message: str, cure: str) -> UsageError:
    return UsageError([Diagnostic("unwritable", message, Place(str(path)), help=cure)])
