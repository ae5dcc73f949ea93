"""What one document says: statements that all stand on the word of that document."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from attrs import frozen

from osaid.records.statements import Fact, Grade, Nothing, Origin, Statement
from osaid.text import Place

T = TypeVar("T")


@frozen
class Saying:
    """On whose word the statements of one document stand.

    `source` is what people call it, such as `SPDX document`; `by` whoever made it,
    `made` the day it was made, `url` and `revision` where it was found.
    """

    source: str
    by: str | None = None
    url: str | None = None
    made: date | None = None
    revision: str | None = None

    def fact(
        self,
        value: T | Nothing,
        place: Place | None,
        grade: Grade = Grade.ASSERTED,
        *,
        url: str | None = None,
        note: str | None = None,
    ) -> Fact[T]:
        """Return a fact of one statement; `note` names the ground of an inference.

        >>> Saying("model card").fact("yes", None).values
        ('yes',)
        """
        origin = Origin(
            grade=grade,
            by=self.by,
            source=self.source,
            url=url or self.url,
            revision=self.revision,
            made=self.made,
            note=note,
            place=place,
        )
        return Fact((Statement(value, origin),))


def joined(*facts: Fact[T]) -> Fact[T]:
    """Return one fact of all the statements of several.

    >>> joined(Fact((Statement("a"),)), Fact(), Fact((Statement("b"),))).values
    ('a', 'b')
    """
    return Fact(tuple(statement for fact in facts for statement in fact.statements))
