"""Which licence facts a command goes by: what ships, and what was added to it.

Packages come first, then the folder that `OSAID_LICENSES` names, then the files of
`--licenses`. The library does none of this by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from osaid import readers
from osaid.command.arguments import Parser
from osaid.command.messages import tell
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.licenses.catalog import Catalogue
from osaid.readers.license_plugins import installed_licenses
from osaid.text import Place

FOLDER = "OSAID_LICENSES"
"""The variable of the environment that names a folder of licence facts."""

_ENDINGS = {".json", ".yaml", ".yml"}


def declare(parser: Parser) -> None:
    """Declare the option that adds licence facts."""
    parser.add_argument(
        "--licenses",
        action="append",
        default=[],
        metavar="FILE",
        help="licences, names and decisions of one's own; may be given several times",
    )


def catalogue_of(files: Sequence[str], *, quiet: bool = False) -> Catalogue:
    """Return the catalogue to go by, and tell what is odd in what was added.

    Raises `Error` for a file that is wrong, or a folder that is not there.
    """
    catalogue = installed_licenses()
    own = (*_folder(), *files)
    if own:
        catalogue = readers.licenses.read_licenses(*own, base=catalogue)
    tell(catalogue.diagnostics, quiet=quiet)
    return catalogue


def _folder() -> Iterable[str]:
    name = os.environ.get(FOLDER)
    if not name:
        return ()
    try:
        files = sorted(p for p in Path(name).iterdir() if p.suffix in _ENDINGS)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the folder cannot be read: the system says {quoted(reason.lower())}"
        cure = f"let `{FOLDER}` name a folder, or unset it"
        problem = Diagnostic("unreadable", message, Place(name), help=cure)
        raise UsageError([problem]) from None
    return map(str, files)
