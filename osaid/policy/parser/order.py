"""Parts of a policy that stand where they cannot, and parts left out."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted, suggestion
from osaid.policy.parser.lexemes import Kind
from osaid.policy.parser.mistakes import Mistake, SyntaxCode
from osaid.policy.parser.trouble import STRENGTHS, Trouble

_TESTS = frozenset({"avoids", "found", "in", "permits", "requires", "restricts"})
_COMPARED = frozenset({"is", "<", "<=", ">", ">="})
_CONDITIONS = frozenset({"available", "covers", "evidence", "has"})
_JOINERS = frozenset({"and", "or"})
_QUANTIFIERS = ("every", "some", "together")
_SENTENCES = frozenset(
    {
        "at",
        "attested",
        "every",
        "exactly",
        "no",
        "requirement",
        "some",
        "system",
        "together",
        "unused",
        ":",
    }
)


def order(trouble: Trouble) -> Iterator[Mistake | None]:
    """Yield what may stand in the wrong place, or be left out."""
    yield _heading(trouble)
    yield _if_used(trouble)
    yield _when_after_else(trouble)
    yield _when_and(trouble)
    yield _reading_of_requirement(trouble)
    yield _cites(trouble)
    yield _not_in(trouble)
    yield _same_field(trouble)
    yield _one_choice(trouble)
    yield _sentence_in_body(trouble)
    yield _after_together(trouble)
    yield _no_subject(trouble)
    yield _outside(trouble)
    yield _second_heading(trouble)
    yield _joined_sets(trouble)
    yield _because(trouble)
    yield _colon(trouble)


def _misplaced(trouble: Trouble, message: str, cure: str) -> Mistake:
    return Mistake(SyntaxCode.MISPLACED, trouble.found.span, message, cure)


def _heading(trouble: Trouble) -> Mistake | None:
    if trouble.accepted != {"LANGUAGE"}:
        return None
    return Mistake(
        SyntaxCode.MISSING_HEADING,
        trouble.found.span,
        "the policy does not begin with the version of its language",
        "begin with `language 1`, then `definition NAME VERSION` or"
        " `policy NAME VERSION`",
    )


def _if_used(trouble: Trouble) -> Mistake | None:
    if trouble.found.text != "if":
        return None
    message = "`if used` stands right behind the kinds of component"
    return _misplaced(trouble, message, "write `KIND if used where …: …`")


def _when_after_else(trouble: Trouble) -> Mistake | None:
    if trouble.found.text != "when" or trouble.before(2).text != "else":
        return None
    message = "`when` stands before `else`"
    return _misplaced(trouble, message, 'write `… when READING is VALUE else "…"`')


def _when_and(trouble: Trouble) -> Mistake | None:
    chosen = trouble.before(2).text == "is" and trouble.before(4).text == "when"
    if trouble.found.text not in _JOINERS or not chosen:
        return None
    message = "`when` behind a sentence names one value of one reading"
    cure = "write other conditions into the sentence itself"
    return _misplaced(trouble, message, cure)


def _reading_of_requirement(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `requirement R when READING is VALUE {`."""
    if trouble.found.text != "is" or trouble.before(2).text != "when":
        return None
    message = f"{quoted(trouble.previous.text)} is said of nothing here"
    cure = "write `system: …` for a field; a reading is chosen behind a sentence"
    return _misplaced(trouble, message, cure)


def _cites(trouble: Trouble) -> Mistake | None:
    if trouble.found.text not in {"cites", "upholds"} or not trouble.takes("RBRACE"):
        return None
    message = f"{quoted(trouble.found.text)} does not stand here"
    cure = "first one `cites`, then one `upholds` in a requirement, then sentences"
    return _misplaced(trouble, message, cure)


def _not_in(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `license not in SET` and `class is not open`."""
    if trouble.found.text != "not":
        return None
    follows, before = trouble.following.text, trouble.previous.text
    if before == "is":
        cure = f"not {trouble.before(2).text} is {follows}"
    elif not trouble.takes("IS"):
        return None
    elif follows == "in" and before in {"license", "overall_terms"}:
        cure = f"{before} avoids …"
    else:
        cure = f"not {before} {follows} …"
    message = "`not` stands before a whole condition"
    return _misplaced(trouble, message, f"write {quoted(cure)}")


def _same_field(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `license permits use and in known`."""
    if trouble.found.text not in _TESTS or trouble.previous.text not in _JOINERS:
        return None
    message = f"{quoted(trouble.found.text)} has no field before it"
    joiner = trouble.previous.text
    cure = f"write the field again behind {quoted(joiner)}"
    if joiner == "and":
        cure += ", or `license (permits … and in …)` if one choice must do for both"
    return _misplaced(trouble, message, cure)


def _one_choice(trouble: Trouble) -> Mistake | None:
    group = trouble.accepted in ({"AND", "RPAR"}, {"AND", "RPAR", "COMMA"})
    if trouble.found.text != "or" or not group:
        return None
    message = "`or` does not stand in parentheses that are about one licence"
    cure = "write two conditions: `license … or license …`"
    return _misplaced(trouble, message, cure)


def _sentence_in_body(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `some code: available and attested checked`."""
    before = trouble.before(2 if trouble.found.text in {":", "unused"} else 1)
    in_body = trouble.takes("HAS") or trouble.takes("ELSE")
    joined = trouble.found.text in _SENTENCES and before.text in _JOINERS
    if not joined or not in_body:
        return None
    found = quoted(trouble.found.text)
    message = f"the condition behind `:` goes on here, and {found} is no part of one"
    cure = "put the first part in parentheses: `(some code: available) and …`"
    return _misplaced(trouble, message, cure)


def _after_together(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `together …: covers scope and attested checked`."""
    over = trouble.takes("ELSE") and not trouble.takes("AND")
    if trouble.found.text not in _JOINERS or not over:
        return None
    message = f"{quoted(trouble.found.text)} cannot follow `together …: covers …`"
    cure = "write `,` between topics; to go on, put `together …` in parentheses"
    return _misplaced(trouble, message, cure)


def _no_subject(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `must covers scope` or `must license in known`."""
    found = trouble.found
    condition = trouble.takes("SOME") and found.text in _CONDITIONS
    test = trouble.takes("UNUSED") and found.text in _TESTS | _COMPARED
    if not condition and not test:
        return None
    message = f"{quoted(found.text)} is said of nothing"
    cure = f"say of what, as in `code: … {found.text} …` or `system: …`"
    return _misplaced(trouble, message, cure)


def _second_heading(trouble: Trouble) -> Mistake | None:
    item = trouble.takes("REQUIREMENT", "TITLE")
    if trouble.found.text not in {"definition", "language", "policy"} or not item:
        return None
    message = f"{quoted(trouble.found.text)} stands once, at the very beginning"
    return _misplaced(trouble, message, "take it out here")


def _joined_sets(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `terms known = old and new`."""
    if trouble.found.text not in _JOINERS or not trouble.takes("EQUALS", "TITLE"):
        return None
    message = f"{quoted(trouble.found.text)} does not join sets of licences"
    cure = "write `|` for either of two, `&` for both, `except` for one less the other"
    return Mistake(SyntaxCode.WRONG_OPERATOR, trouble.found.span, message, cure)


def _outside(trouble: Trouble) -> Mistake | None:
    item = trouble.takes("REQUIREMENT", "TITLE") and not trouble.takes("RBRACE")
    if trouble.found.text not in STRENGTHS or not item:
        return None
    message = f"{quoted(trouble.found.text)} stands outside of a requirement"
    cure = "write `requirement NAME { … }` around it"
    return _misplaced(trouble, message, cure)


def _because(trouble: Trouble) -> Mistake | None:
    if trouble.accepted != {"BECAUSE"}:
        return None
    message = "a reason is missing"
    cure = 'write `because "…"`, why it is so and who decided'
    return Mistake(SyntaxCode.MISPLACED, trouble.gap(), message, cure)


def _colon(trouble: Trouble) -> Mistake | None:
    if not trouble.takes("COLON") or trouble.found.kind is Kind.MARK:
        return None
    behind = quoted(trouble.previous.text)
    if trouble.before(2).text == "attribute":
        message = f"expected `:` behind {behind}, before what it holds"
        cure = "write for instance `attribute system.country: text`"
        return Mistake(SyntaxCode.COLON_MISSING, trouble.gap(), message, cure)
    message = f"expected `:` behind {behind}, before what must be true of it"
    cure = "write `KIND: CONDITION`, as in `code.training: available`"
    near = suggestion(trouble.previous.text, _QUANTIFIERS)
    if near is not None and trouble.takes("UNUSED"):
        cure = f"{cure}; or {near}"
    return Mistake(SyntaxCode.COLON_MISSING, trouble.gap(), message, cure)
