"""What somebody adds to the records of others."""

from __future__ import annotations

from attrs import frozen

from osaid.records.systems import System
from osaid.values import Shown


@frozen
class Supplement(Shown):
    """Statements and judgements that are only meant to be joined with a record.

    `record` says of which system, by its name or identity. Its components name those
    of other sources: by identity, by kind and name, or by kind alone where there is
    one. One that no other source lists has to say whether it is there.

    >>> Supplement(System("Amber")).record.name
    'Amber'
    """

    record: System
