"""What is asked in this folder: a small policy, a record, and somebody."""

from __future__ import annotations

import shlex

from tests.command.running import Done

POLICY = """\
language 1
definition weights 1.0
status final
judgement good "Is it good?"
requirement parameters {
  must parameters.final: available and license in osi_approved
}
requirement judged { must attested good by independent }
"""
RECORD = """\
osaid_record: 1
name: Small
supplier: ACME
made: 2026-01-01
machine_learning: yes
listings: {component: all}
components:
  parameters.final: {presence: provided, access: open}
"""
WHO = ("--by", "Ada", "--as-of", "2026-04-01")


def shown_command(done: Done) -> list[str]:
    """Return the command that is shown at the end, without the program."""
    (line,) = (
        line.removeprefix("To judge by them: osaid ")
        for line in done.output.splitlines()
        if line.startswith("To judge by them: ")
    )
    return shlex.split(line)
