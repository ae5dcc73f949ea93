"""Words of one's own: kinds, topics, attributes and kinds of restriction."""

from __future__ import annotations

from attrs import frozen

from osaid.policy.syntax.nodes import Name, Node, Text


@frozen
class Kind(Node):
    """`kind NAME "…" [single]`: a kind of component below one that is known."""

    name: Name
    meaning: Text
    single: bool = False


@frozen
class Topic(Node):
    """`topic NAME "…"`: something that a document may cover."""

    name: Name
    meaning: Text


@frozen
class Restriction(Node):
    """`restriction NAME "…"`: a kind of restriction that licences may have."""

    name: Name
    meaning: Text


@frozen
class AttributeType(Node):
    """What an attribute holds: a word such as `number`, or words of one's own.

    `choices` are given for `one of { … }`, and for `set of { … }`, which is `many`.
    """

    holds: Name | None = None
    choices: tuple[Name, ...] = ()
    many: bool = False


@frozen
class Attribute(Node):
    """`attribute SUBJECT.NAME: TYPE ["…"] [as terms]`, a field of one's own.

    The subject is `system`, or a kind: the attribute is one of its whole branch.
    Conditions on an attribute that is marked as terms are terms conditions.
    """

    name: Name
    holds: AttributeType
    meaning: Text | None = None
    terms: bool = False
