"""Find the grammars, wherever the package was put.

They stand in `grammar/` at the top of the project and travel inside the wheel.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def read_grammar(name: str) -> str:
    """Return the text of a grammar by its file name, such as `policy.lark`.

    A wheel, a zip of it, an editable install and a checkout are all looked into.
    Raises `OSError` when there is no such file.

    >>> read_grammar("no-such.lark")
    Traceback (most recent call last):
    FileNotFoundError: ...
    """
    return (_folder() / name).read_text(encoding="utf-8")


def grammar_loader(_importing: str | None, name: str) -> tuple[str, str]:
    """Return name and text of a grammar that another one imports.

    Lark takes it in `import_paths` and expects `OSError` when there is none.
    """
    return name, read_grammar(name)


@cache
def _folder() -> Traversable:
    # The packaged folder first, so that a stranger's `grammar` beside an installed
    # package is never read.
    packaged = files("osaid") / "grammar"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "grammar"
