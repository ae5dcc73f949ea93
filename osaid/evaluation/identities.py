"""Which system, policy and licence facts a verdict is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from osaid.evaluation.parts import (
    Dropped,
    LicenseData,
    PolicyIdentity,
    SystemIdentity,
)
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy
from osaid.records.canonical import digest
from osaid.records.statements import NONE
from osaid.records.systems import System


def system_identity(system: System, day: date | None) -> SystemIdentity:
    """Return which system is judged, and what it was called on a day."""
    described = system.described_as.at(day).values
    return SystemIdentity(
        name=system.name,
        release=system.release,
        supplier=system.supplier,
        subject=system.subject.value,
        digest=digest(system),
        purl=system.identity.purl,
        hub=system.identity.hub,
        revision=system.identity.revision,
        described_as=tuple(sorted(str(v) for v in described if v is not NONE)),
    )


def license_data(licenses: Catalogue) -> LicenseData:
    """Return by which licence facts is judged."""
    return LicenseData(**licenses.versions, own=licenses.own)


def policy_identity(policy: CheckedPolicy, given: Mapping[str, str]) -> PolicyIdentity:
    """Return which policy judges, under which readings."""
    readings = policy.chosen(given)
    return PolicyIdentity(
        name=policy.name,
        version=policy.version,
        title=policy.title,
        status=policy.status.value,
        digest=policy.digest,
        readings=tuple(sorted(readings.items())),
        chosen=tuple(
            name
            for name, value in sorted(readings.items())
            if value != str(policy.readings[name].default)
        ),
        level=level_of(policy),
        extends=tuple(map(str, policy.lineage)),
        dropped=tuple(
            Dropped(name, drop.because.value, str(policy.origin(drop.span)))
            for name, drop in policy.dropped.items()
        ),
    )


def level_of(policy: CheckedPolicy) -> str | None:
    """Return the level that a policy is asked for, None without a ladder."""
    levels = policy.levels
    return policy.level or str(levels[0].name) if levels else None
