"""What people are told of remedies: plain values, to be shown, stored and sent on."""

from __future__ import annotations

from attrs import field, frozen

from osaid.evaluation.codec import MAPPING, keyed, named
from osaid.values import Value


@frozen
class ToldSentence(Value):
    """A sentence of the policy that has to do with a remedy.

    `says` is what it says in English, `help` the remedy in the policy's own words.
    """

    name: str = field(metadata=named("id"))
    requirement: str
    says: str
    cites: tuple[str, ...]
    help: str | None = None

    @property
    def short_name(self) -> str:
        """Return the name without the policy in whose text it stands."""
        return f"{self.requirement}/{self.name.rpartition('/')[2]}"


@frozen
class ToldChange(Value):
    """One fact that is to be as it is not, or that is to be established.

    `move` is what somebody does for that, `says` the same in words. The fact is a
    `field` of a `component` of a `kind`, or of the `system`, and of a set the one
    `element`; `new` is what is not listed yet. `value` is what a record would say.
    """

    move: str
    kind: str
    component: str | None
    field: str
    element: str | None
    new: bool
    value: str
    says: str


@frozen
class Step(Value):
    """Changes that are told in one line, and the sentences that are not met without."""

    says: str
    changes: tuple[ToldChange, ...]
    needed: tuple[str, ...] = ()


@frozen
class ToldRemedy(Value):
    """A smallest set of changes: what to do, to establish and to have attested."""

    cost: int
    do: tuple[Step, ...] = ()
    establish: tuple[Step, ...] = ()
    attest: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps, what to do first."""
        return (*self.do, *self.establish, *self.attest)

    @property
    def size(self) -> int:
        """Return how many changes there are."""
        return sum(len(step.changes) for step in self.steps)


@frozen
class Way(Value):
    """Remedies that differ little: one change from each place makes one of them."""

    places: tuple[tuple[ToldChange, ...], ...]


@frozen
class Advice(Value):
    """What would change the verdict on one system, which stands at `source`.

    `toward` is `possible` or `conforms`, and `finding` whether there is a remedy:
    `found`, `nothing to do`, `none` or `not decided` in as many `seconds`. `best` is
    one that costs least, `ways` hold all of them if they are `complete`, and `count`
    says how many those are. Where there is none, `barred` names sentences that cannot
    all be met by what is allowed, and `otherwise` is what would be best if nothing
    were `forbidden`. `prices` are those of changes that do not cost 1; with `only`
    all other changes are forbidden. `sentences` are all that are named. `notes` say
    what does not count here.
    """

    source: str
    system: str
    policy: str
    toward: str
    finding: str
    seconds: int
    best: ToldRemedy | None = None
    ways: tuple[Way, ...] = ()
    complete: bool = False
    count: int = 0
    barred: tuple[str, ...] = ()
    otherwise: ToldRemedy | None = None
    prices: tuple[tuple[str, int], ...] = field(default=(), metadata=MAPPING)
    forbidden: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    sentences: tuple[ToldSentence, ...] = field(
        default=(), metadata=keyed("sentences", by="name")
    )
    notes: tuple[str, ...] = ()

    def sentence(self, name: str) -> ToldSentence:
        """Return a sentence that is named; raises `KeyError` for any other."""
        found = {sentence.name: sentence for sentence in self.sentences}
        return found[name]


@frozen
class Wanted(Value):
    """What is asked of remedies: see `Verdict.remedies`."""

    toward: str
    prices: tuple[tuple[str, int], ...]
    forbid: tuple[str, ...]
    only: tuple[str, ...]
    seconds: int
