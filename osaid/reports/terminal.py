"""Tables for a terminal: as wide as it is, wrapped instead of cut."""

from __future__ import annotations

from typing import TextIO

from osaid.reports.table import Table


def terminal_table(table: Table, stream: TextIO) -> str:
    """Return a table as text for the terminal that a stream leads to.

    >>> import io
    >>> table = Table(("system",), (("BLOOM",),))
    >>> "BLOOM" in terminal_table(table, io.StringIO())
    True
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(box=SIMPLE_HEAD, show_edge=False)
    for header in table.headers:
        grid.add_column(Text(header), overflow="fold")
    for row in table.rows:
        grid.add_row(*map(Text, row))
    console = Console(file=stream)
    with console.capture() as capture:
        console.print(grid)
    return capture.get()
