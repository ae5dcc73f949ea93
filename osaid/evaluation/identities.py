"""Which system, policy and licence facts a verdict is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from osaid.evaluation.parts import LicenseData, PolicyIdentity, SystemIdentity
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
    )
