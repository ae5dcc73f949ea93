"""What somebody decided about a licence for themselves, and on what ground.

A ruling never hides what ships: the facts it changes keep both views.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import Attribute, asdict, field, frozen

from osaid.licenses.vocabulary import RIGHTS
from osaid.values import Value

ABSENT = "absent"
"""What is said of a restriction that a licence is held not to have."""


class Subject(StrEnum):
    """What a ruling decides."""

    RIGHT = "right"
    RESTRICTION = "restriction"
    LICENSE = "license"
    ALIAS = "alias"


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _rights(names: Iterable[str]) -> tuple[str, ...]:
    # attrs looks at the signature of a converter; for that of `tuple` itself Python
    # takes longer than for all else that is done here.
    return tuple(names)


def _said(attribute: Attribute[Any], _: object) -> bool:
    return attribute.name != "source"


@frozen(kw_only=True)
class Ruling(Value):
    """One decision about one licence: what, by whom, on which day, and why.

    `name` is the right, the kind of restriction, the licence that is added, or the
    alias; `says` is the status of a right, the weight of a restriction or `absent`.
    `source` is where it stands, which is no part of what it says.
    """

    license: str
    subject: Subject = field(converter=Subject)
    name: str
    says: str
    author: str
    date: date = field(converter=_day)
    reason: str
    limits: tuple[str, ...] = field(default=(), converter=_rights)
    clause: str | None = None
    summary: str | None = None
    source: str | None = field(default=None, eq=False)

    @property
    def point(self) -> tuple[str, Subject, str]:
        """Return what is decided; two rulings on one point must agree."""
        return self.license, self.subject, self.name

    @property
    def decision(self) -> tuple[object, ...]:
        """Return what is decided about the point."""
        return self.license, self.says, self.limits, self.clause, self.summary

    def row(self) -> dict[str, Any]:
        """Return the ruling as plain JSON types."""
        written = asdict(self, filter=_said) | {"date": self.date.isoformat()}
        return written | {"subject": str(self.subject), "limits": list(self.limits)}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Ruling:
        """Return the ruling that `row` wrote.

        >>> row = {"license": "MIT", "subject": "right", "name": "use"}
        >>> row |= {"says": "granted", "author": "A", "date": "2026-03-01"}
        >>> Ruling.of(row | {"reason": "read"}).date
        datetime.date(2026, 3, 1)
        """
        return cls(**row)


@frozen
class View(Value):
    """Two views of one point of a licence: what ships, and what somebody holds.

    >>> print(View("use", "unclear", "withheld", "counsel", date(2026, 3, 1), "read"))
    use: shipped: unclear; counsel, 2026-03-01: withheld
    """

    about: str
    shipped: str
    own: str
    author: str
    date: date
    reason: str

    @property
    def is_right(self) -> bool:
        """Return whether this is about one of the four rights."""
        return self.about in RIGHTS

    def __str__(self) -> str:
        """Return both views, each with its origin."""
        return (
            f"{self.about}: shipped: {self.shipped}; "
            f"{self.author}, {self.date}: {self.own}"
        )
