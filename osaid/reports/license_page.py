"""What licences grant, as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osaid.diagnostics import quoted
from osaid.evaluation.wording import wrapped
from osaid.licenses.clauses import Condition, Confidence, Restriction, Weight
from osaid.licenses.vocabulary import in_words
from osaid.reports.license_answers import LicenseAnswer, LicenseEntry, LicenseRight
from osaid.reports.table import shown
from osaid.truth import Truth

LAST_LINE = "A reading aid with its sources. Not legal advice."

_LONGEST = 300
"""How much of a text is shown."""

_YES = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
_CONFIDENCE = {
    Confidence.TEXT_READ: "from its text",
    Confidence.SECONDARY: "from quotations; what they do not mention is not known",
    Confidence.LISTED: "from the lists of OSI and FSF; its text has no entry",
    Confidence.NOT_APPLICABLE: "there is no text",
    Confidence.FROM_MEMORY: "from memory, so that they decide nothing",
    Confidence.NOT_READ: "nobody has read it",
}
_LISTINGS = {
    "approved": "approved",
    "not_approved": "not approved",
    "not_submitted": "not submitted",
    "not_listed": "not listed, which is no verdict",
    "disputed": "disputed: lists differ",
}


def license_page(answer: LicenseAnswer) -> str:
    """Return the page: how the text was read, what it grants, licence by licence."""
    known = (entry for entry in answer.licenses if entry.known)
    blocks = [_reading(answer), _rights(answer), *map(_entry, known)]
    if answer.catalogue.own:
        own = ", ".join(answer.catalogue.own)
        blocks.append([f"Licence facts beside those that ship: {own}."])
    blocks.append([LAST_LINE])
    lines = ("\n".join(wrapped(shown_line(line)) for line in b) for b in blocks)
    return "\n\n".join(lines) + "\n"


def shown_line(line: str) -> str:
    """Return a line as it can be printed, with its indent."""
    return " " * (len(line) - len(line.lstrip(" "))) + shown(line)


def _reading(answer: LicenseAnswer) -> list[str]:
    read = " / ".join(answer.read_as)
    rule = f"an own name{answer.named}" if answer.named else answer.rule
    lines = [quoted(answer.written, _LONGEST), f"read as {read} ({rule})"]
    if len(answer.read_as) > 1:
        lines.append("  how these belong together is not stated: all must agree")
    whole = len(answer.steps) == 1 and answer.steps[0].note is None
    if not (whole or answer.named):
        lines += [f"  {step}" for step in answer.steps]
    return lines


def _rights(answer: LicenseAnswer) -> list[str]:
    lines = ["What a taker may do:"]
    lines += [f"  {r.right}: {_YES[r.permitted]}; {r.because}" for r in answer.rights]
    if len(answer.licenses) > 1:
        chosen = " / ".join(answer.together.chosen)
        truth = answer.together.permitted
        word = "by taking" if truth is Truth.TRUE else "because of"
        lines.append(f"  all four by one choice: {_YES[truth]}, {word} {chosen}")
    return lines


def _entry(entry: LicenseEntry) -> list[str]:
    lines = [f"{entry.name} [{entry.id}]", *(f"  {line}" for line in _head(entry))]
    lines += ["  rights:", *(f"    {_right(right)}" for right in entry.rights)]
    lines += _listed("restrictions", map(_restriction, entry.restrictions))
    lines += _listed("conditions", map(_condition, entry.conditions))
    lines += _listed("decided otherwise", (f"{v} ({v.reason})" for v in entry.views))
    lines += _sets(entry)
    lines.append(f"  the licensor may change it alone: {_YES[entry.terms_can_change]}")
    clause = _details(_clause(entry.binding_clause))
    lines.append(
        f"  its limits bind derivatives: {_YES[entry.binds_derivatives]}{clause}"
    )
    lines.append(f"  facts: {_CONFIDENCE[entry.confidence]}")
    return [*lines, *_listed("sources", entry.sources)]


def _head(entry: LicenseEntry) -> Iterator[str]:
    version = f"version {entry.version}" if entry.version else None
    works = f"for {', '.join(entry.written_for)}" if entry.written_for else None
    head = list(filter(None, (entry.steward, version, entry.date, works)))
    if head:
        yield "; ".join(head)
    osi, fsf = (_LISTINGS.get(s or "", s) for s in (entry.osi, entry.fsf))
    yield f"OSI: {osi}; FSF: {fsf}"


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"    {line}" for line in lines]
    return [f"  {title}:", *found] if found else []


def _right(right: LicenseRight) -> str:
    details = _details(right.basis, _clause(right.clause))
    return f"{right.name}: {right.status}{details}; permitted: {_YES[right.permitted]}"


def _restriction(found: Restriction) -> str:
    weight = found.weight if found.weight is found.counts_as else "disputed, unchecked"
    limits = f", limits {', '.join(found.limits)}" if found.limits else ""
    said = found.summary or _value(found)
    effect = in_words(found.effect) if found.effect else None
    details = _details(said, effect, _clause(found.clause))
    what = f"{in_words(found.kind)}: {weight}{limits}"
    if found.weight is Weight.FORMAL:
        what += ", which approved licences have, too"
    return what + details


def _value(found: Restriction) -> str | None:
    rate = None if found.rate_percent is None else f"{found.rate_percent} %"
    value = None if found.value is None else f"{found.value:,} {found.unit or ''}"
    period = f"per {found.period}" if found.period else None
    day = f"on the {in_words(found.counted_on)}" if found.counted_on else None
    words = filter(None, (rate, value, period, day))
    return in_words(" ".join(word.strip() for word in words)) or None


def _condition(found: Condition) -> str:
    return in_words(found.kind) + _details(_clause(found.clause))


def _sets(entry: LicenseEntry) -> list[str]:
    inside, perhaps = ", ".join(entry.in_sets), ", ".join(entry.perhaps_in_sets)
    lines = [f"  in the sets: {inside or 'none'}"]
    return [*lines, f"  perhaps in: {perhaps}"] if perhaps else lines


def _clause(clause: str | None) -> str | None:
    return f"clause {clause}" if clause else None


def _details(*parts: str | None) -> str:
    found: Sequence[str] = [part for part in parts if part]
    return f" ({', '.join(found)})" if found else ""
