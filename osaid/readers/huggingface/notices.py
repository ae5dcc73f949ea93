"""What the files of a repository say themselves of their licence.

Read is the one line that is written for programs, `SPDX-License-Identifier: MIT`, see
https://spdx.dev/learn/handling-license-info/. The text of a licence is not compared
with anything here.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from osaid.readers.contents import Contents
from osaid.readers.huggingface.front_matter import lines_of
from osaid.readers.huggingface.licenses import LicenseFact
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.readers.values import read_stated_license
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import Fact, Statement
from osaid.text import Place

_SPDX = re.compile(r"SPDX-License-Identifier:[ \t]*(\S[^\n]*)")
_ANY_NOTICE = re.compile(r"licen[cs]e|copyright|\(c\)|©", re.IGNORECASE)
_HEAD = 60  # lines, in which a notice stands before the code begins


@frozen(eq=False)
class NoticeReader:
    """Reads the licence notices of the files of one repository."""

    saying: Saying

    def of_license(self, contents: Contents) -> LicenseFact:
        r"""Return what the licence file of a repository states by its SPDX line.

        >>> text = "SPDX-License-Identifier: MIT\n\nMIT License ..."
        >>> reader = NoticeReader(Saying("LICENSE"))
        >>> found = reader.of_license(Contents("LICENSE", text))
        >>> str(found.values[0].expression), str(found.values[0].found)
        ('MIT', 'inherited')
        """
        return self._stated(contents, Found.INHERITED)

    def of_code(self, contents: Contents) -> LicenseFact | None:
        """Return what a file of code states; silent if unread, None if nothing."""
        head = "\n".join(lines_of(contents.text)[:_HEAD])
        stated = self._stated(evolve(contents, text=head), Found.OWN)
        if not stated.is_silent:
            return stated
        return Fact() if _ANY_NOTICE.search(head) else None

    def _stated(self, contents: Contents, found: Found) -> LicenseFact:
        statements: list[Statement[StatedLicense]] = []
        for number, line in enumerate(lines_of(contents.text), 1):
            match = _SPDX.search(line)
            if match is None:
                continue
            place = Place(contents.name, number, match.start(1) + 1)
            written = _without_closing(match[1])
            stated = read_stated_license(Scalar(written, place))
            if isinstance(stated, StatedLicense):
                stated = evolve(stated, found=found)
                statements += self.saying.fact(stated, place).statements
        return Fact(tuple(statements))


def _without_closing(text: str) -> str:
    """Return an expression without the end of the comment that it stands in."""
    for mark in ("*/", "-->", "#}", '"""'):
        text = text.partition(mark)[0]
    return text.strip()
