"""The command line: `osaid VERB …`, with a module for each verb.

What answers `--version` and `--help` stands here, so that both answer at once;
the rest is imported for the verb that needs it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from io import StringIO

from osaid.version import VERSION

VERBS = {
    "check": "judge systems: what conforms, what stands in the way, what is open",
    "explain": "show the proof of one requirement or freedom, down to the input",
    "sensitivity": "show on which facts verdicts hang, and how else they can end",
    "ask": "ask a person for what is not known and would decide",
    "reconcile": "list where several sources on one system disagree",
    "convert": "write systems in another format, and say what it cannot hold",
    "license": "show what a licence grants and withholds, and what sets hold",
    "policies": "list the policies there are, or show one, also as a document",
    "diff": "show what changed between two policies, and for which systems",
    "compare": "decide which of some policies is stricter, for all possible systems",
    "new": "write a policy to start from, with tests that pass",
    "lint": "find what is wrong with a policy",
    "test": "run the tests that stand in policies, and see what they miss",
    "schema": "print the JSON Schema of records, supplements, verdicts or comparisons",
}

_LISTED = "\n".join(f"  {verb:<12}{says}" for verb, says in VERBS.items())

HELP = f"""\
usage: osaid VERB ...

Judge AI systems, clause by clause, against the Open Source AI Definition.

verbs:
{_LISTED}

  osaid VERB --help   what a verb takes
  osaid --version     which osaid this is

examples:
  osaid check examples
  osaid check model.yaml
  osaid explain example:bloom parameters.license
"""

BAD_INPUT = 2
INTERRUPTED = 130  # what shells say after an interrupt: 128 + SIGINT
CLOSED_PIPE = 141  # and after a closed pipe: 128 + SIGPIPE

_RARELY = 100_000
"""After how many new objects garbage is looked for: what imports make is none."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; nothing is raised.

    Results go to the standard output and messages to the standard error. Without
    `argv`, this is all that the process is there for.

    >>> main(["--version"])
    osaid 0.1.0
    0
    """
    if argv is not None:
        return _answer(list(argv))
    with _short_process():
        return _answer(sys.argv[1:])


@contextmanager
def _short_process() -> Iterator[None]:
    """Look for garbage rarely, and not among what is left when the process ends.

    Otherwise that is a fifth of the time that a small input takes.
    """
    gc.set_threshold(_RARELY)
    yield
    gc.freeze()


def _answer(arguments: list[str]) -> int:
    _replace_closed_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return CLOSED_PIPE
    except Exception as error:
        if os.environ.get("OSAID_DEBUG"):
            raise
        return _internal_error(error)
    return code


def _replace_closed_streams() -> None:
    """Let what nobody reads go nowhere: a closed stream is None to Python."""
    sys.stdout = sys.stdout or StringIO()
    sys.stderr = sys.stderr or StringIO()


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first == "--version":
        sys.stdout.write(f"osaid {VERSION}\n")
        return 0
    if first in {"-h", "--help", "help"}:
        sys.stdout.write(HELP)
        return 0
    code: int = import_module("osaid.command.verbs").run(first, arguments[1:])
    return code


def abandon_output() -> None:
    """Let the interpreter close an output that takes nothing any more."""
    with suppress(OSError, ValueError):
        output = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), output)


def _internal_error(error: Exception) -> int:
    said = " ".join(f"{type(error).__name__}: {error}".split())
    message = (
        f"osaid: internal error {said[:200]!a}; this is a fault of osaid "
        f"{VERSION}, not of your input: please report it with the command and "
        "what OSAID_DEBUG=1 shows\n"
    )
    with suppress(OSError, ValueError):
        sys.stderr.write(message)
    return BAD_INPUT
