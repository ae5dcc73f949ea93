"""Find the policies and example records that ship with the package."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DEFAULT = "osaid 1.0"
ENDING = ".osaid"
_HERE = Path(__file__).parent


@cache
def _folder(name: str) -> Traversable:
    path = _HERE.parent / name
    if path.is_dir():
        return path
    # A zip has no folders; only then is the machinery worth its import.
    from importlib.resources import files

    return files("osaid") / name


@cache
def _stems(folder: str, suffix: str) -> tuple[str, ...]:
    names = (entry.name for entry in _folder(folder).iterdir())
    return tuple(sorted(n.removesuffix(suffix) for n in names if n.endswith(suffix)))


def policy_names() -> tuple[str, ...]:
    """Return the shipped policies, as name and version.

    >>> "osaid 1.0" in policy_names()
    True
    """
    # A name has no hyphen before a digit; a version may have hyphens of its own.
    stems = _stems("library", ENDING)
    return tuple(re.sub(r"-(?=[0-9])", " ", stem, count=1) for stem in stems)


def policy_text(name: str) -> str:
    """Return the text of a shipped policy by name and version.

    Raises `UsageError` for a name that is not shipped.
    """
    if name not in policy_names():
        raise _missing(
            "unknown-policy", f"no policy {quoted(name)}", name, policy_names()
        )
    file = _folder("library") / f"{name.replace(' ', '-')}{ENDING}"
    return file.read_text(encoding="utf-8")


def policy_tree(name: str) -> str:
    """Return the derived form of a shipped policy, or an empty text without one."""
    file = _folder("library") / f"{name.replace(' ', '-')}.tree.json"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def example_names() -> tuple[str, ...]:
    """Return the names of the example records, sorted.

    >>> "bloom" in example_names()
    True
    """
    return _stems("examples", ".yaml")


def example_bytes(name: str) -> bytes:
    """Return an example record by name, as bytes.

    Raises `UsageError` for a name that is not shipped.
    """
    if name not in example_names():
        message = f"no example {quoted(name)}"
        raise _missing("unknown-example", message, name, example_names())
    return (_folder("examples") / f"{name}.yaml").read_bytes()


def _missing(code: str, message: str, name: str, known: tuple[str, ...]) -> UsageError:
    listed = f"one of {', '.join(known)}"
    cure = suggestion(name.casefold(), known) or listed
    return UsageError([Diagnostic(code, message, help=cure)])
