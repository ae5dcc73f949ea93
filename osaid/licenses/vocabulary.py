"""The vocabulary of licences: rights, restrictions, conditions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RIGHTS = ("use", "study", "modify", "share")
"""The four freedoms as rights that a licence grants."""

RESTRICTION_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "copyright_litigation_termination": "rights end on a copyright suit",
        "data_exclusion": "some data in the work is not licensed",
        "derivative_ownership": "the licensor owns what others make of the work",
        "field_of_use": "some uses are ruled out or subject to a policy",
        "geography": "people or firms of some places are left out",
        "guardrail_clause": "safety or technical limits may not be removed",
        "hosting": "offering the work as a service is limited",
        "invariant_sections": "some parts may not be changed",
        "ip_litigation_termination": "rights end on a suit over any such right",
        "naming_duty": "a name must be shown or carried on",
        "no_added_terms": "no terms of one's own may be added",
        "no_derivatives": "changed versions may not be shared",
        "no_patent_licence": "patent rights are expressly kept",
        "no_public_grant": "the public is granted nothing",
        "no_sublicence": "rights may not be passed on by the taker",
        "no_verbatim_redistribution": "the original may not be passed on",
        "non_commercial": "commercial use is ruled out",
        "non_production": "use in production is ruled out",
        "output_restriction": "what may be done with outputs is limited",
        "paid_licence": "a fee is due",
        "patent_litigation_termination": "rights end on a patent suit",
        "propagation_of_use_restrictions": "limits on use must bind every recipient",
        "registration": "the taker must register or ask first",
        "remote_restriction": "the licensor may restrict use from afar",
        "reporting_duty": "reports are due on what is made of the work",
        "research_only": "only research is allowed",
        "revenue_threshold": "rights or duties change above a revenue",
        "reverse_engineering_ban": "finding out how it works is forbidden",
        "revocable_at_will": "the licensor may take the grant back",
        "same_terms": "copies stay under exactly these terms",
        "scope_exclusions": "some rights or parts are outside the licence",
        "share_alike_unmodified_terms": "derivatives stay under these very terms",
        "unilateral_change": "the licensor may change the terms alone",
        "update_duty": "the newest version must be used",
        "user_threshold": "rights or duties change above a number of users",
    }
)
"""Kinds of restriction, which may limit a right, with their meaning."""

CONDITION_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "attribution": "credit is given",
        "copy_of_licence": "the licence text travels along",
        "documentation_duty": "documentation is kept and carried on",
        "keep_notices": "notices stay in place",
        "name_licence": "the licence is named or linked",
        "no_endorsement": "names are not used to promote",
        "no_further_restrictions": "recipients are not bound any further",
        "no_technical_measures": "no technical lock undoes the rights",
        "notice": "a notice names the licence",
        "notice_file": "a notice file travels along",
        "notice_for_produced_works": "works made from the data say so",
        "offer_derivative_database": "the changed database is offered",
        "pass_on_disclaimer": "disclaimers travel along",
        "share_alike": "derivatives carry the same or a compatible licence",
        "state_changes": "changes are marked",
        "termination_on_breach": "rights end on breach",
        "trademark_limit": "trademarks are not licensed",
    }
)
"""Kinds of condition, which never limit a right, with their meaning."""


def in_words(kind: str) -> str:
    """Return a kind as it stands in a sentence.

    >>> in_words("field_of_use"), in_words("non_commercial")
    ('field of use', 'non-commercial')
    """
    return kind.replace("non_", "non-").replace("ip_", "IP ").replace("_", " ")
