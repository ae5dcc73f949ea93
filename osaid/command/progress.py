"""How far a long run is, on the terminal of whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""For how many seconds nothing is shown."""

INTERVAL = 0.1
"""After how many seconds what is shown is shown anew."""


class ProgressBar:
    """Counts systems, and after a second of work shows how many are judged.

    It is for a person at a terminal: other streams get nothing, and in the end
    nothing is left of it.
    """

    def __init__(
        self,
        stream: TextIO,
        total: Callable[[], int | None],
        *,
        quiet: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin to wait; nothing is ever shown if it is to be `quiet`.

        `total` says out of how many, None where that is not known; it is asked only
        once there is something to show. `clock` gives seconds.
        """
        self._stream = stream
        self._total = total
        self._clock = clock
        self._wanted = not quiet and stream.isatty()
        self._due = clock() + PATIENCE
        self._done = 0
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        """Return itself, to be erased in the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        self.erase()

    def advance(self) -> None:
        """Count one more, and show it if it is time to."""
        self._done += 1
        if self._wanted and self._clock() >= self._due:
            self._show()
            self._due = self._clock() + INTERVAL

    def erase(self) -> None:
        """Take it from the screen, until it is time to show it again."""
        if self._bar is not None and self._bar.live.is_started:
            self._bar.stop()

    def _show(self) -> None:
        bar = self._bar = self._bar or self._made()
        if not bar.console.is_interactive:  # nothing can be erased there
            self._wanted = False
            return
        (task,) = bar.tasks
        total = task.total and max(task.total, self._done)
        bar.update(task.id, completed=self._done, total=total)
        bar.start()
        bar.refresh()

    def _made(self) -> Progress:
        from rich import progress
        from rich.console import Console

        bar = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TimeRemainingColumn(),
            console=Console(file=self._stream),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            get_time=self._clock,
        )
        bar.add_task("systems judged", total=self._total())
        return bar
