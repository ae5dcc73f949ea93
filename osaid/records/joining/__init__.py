"""What several sources say of one system, put together into one record.

Components are the same where an identity says so, else by kind and name; agreeing
statements add evidence, and what disagrees stays contested.
"""

from __future__ import annotations

from osaid.records.joining.joined import Joined, join, merge, reconcile
from osaid.records.joining.witnesses import Witness, witness

__all__ = ["Joined", "Witness", "join", "merge", "reconcile", "witness"]
