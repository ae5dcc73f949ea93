"""What it takes to get the files of a repository on the Hub.

Whoever wants the files of a gated repository has to agree to share an address and
perhaps to more. Then they are let in at once (`auto`), which is a `click_through`, or
somebody decides (`manual`), which is `on_request`. The gate is a setting of the
repository: the Hub knows it, and a card only shows that there is one.
https://huggingface.co/docs/hub/models-gated
"""

from __future__ import annotations

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.huggingface.vocabulary import GATE_KEYS
from osaid.readers.nodes import Node, Scalar
from osaid.readers.saying import Saying
from osaid.records.components import Access
from osaid.records.statements import Fact, Grade
from osaid.text import Place

_STATED = {
    "auto": Access.CLICK_THROUGH,
    "automatic": Access.CLICK_THROUGH,
    "false": Access.OPEN,
    "manual": Access.ON_REQUEST,
}
_EITHER = (Access.CLICK_THROUGH, Access.ON_REQUEST)
_GATED = "it is gated, and whether somebody decides on requests is not said"
_ASKS = "the card asks something before access; the gate itself is not in the card"


@frozen(eq=False)
class AccessReader:
    """Reads what one source says of a gate."""

    saying: Saying
    diagnosis: Diagnosis

    def of_card(self, metadata: Metadata) -> Fact[Access]:
        """Return the access that a card states, else what its questions show.

        A heading or a description of a gate alone shows nothing: cards keep them
        where there is no gate.
        """
        gated = metadata.node("gated")
        if gated is not None:
            return self.of_setting(gated)
        asks = [key for key in GATE_KEYS if metadata.is_filled(key)]
        node = metadata.node(asks[0]) if asks else None
        return Fact() if node is None else self._either(node.place, _ASKS)

    def of_setting(self, node: Node) -> Fact[Access]:
        """Return the access that a setting `gated` means; silence means nothing.

        >>> from osaid.readers.diagnosis import Diagnosis
        >>> from osaid.text import Place
        >>> reader = AccessReader(Saying("the Hub"), Diagnosis())
        >>> reader.of_setting(Scalar("manual", Place("answer.json"))).values
        (<Access.ON_REQUEST: 'on_request'>,)
        """
        if isinstance(node, Scalar):
            setting = node.text.strip().casefold()
            if node.is_null:
                return Fact()
            if setting == "true":
                return self._either(node.place, _GATED)
            if setting in _STATED:
                return self.saying.fact(_STATED[setting], node.place)
        found = quoted(node.text) if isinstance(node, Scalar) else "this"
        message = f"{found} is no setting of a gate; it is not read"
        cure = "the Hub writes `false`, `auto` or `manual`"
        self.diagnosis.warning(node, "unknown-gate", message, cure)
        return Fact()

    def _either(self, place: Place, note: str) -> Fact[Access]:
        facts: list[Fact[Access]] = [
            self.saying.fact(access, place, Grade.INFERRED, note=note)
            for access in _EITHER
        ]
        return Fact(tuple(s for fact in facts for s in fact.statements))
