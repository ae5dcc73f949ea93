"""A policy put together with those it extends and uses, so that it stands alone.

What comes out has no `extends`, `extend` or `replace` in it: all engines see one
policy. What is inherited keeps its place in the text that it comes from.

`merging`      what is inherited, with what is added, replaced, dropped, redefined
`copies`       what is named as `OTHER.name`, copied under that name
`joining`      both, the texts behind each other, and all that is wrong
"""

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.policy.composition import joining as joining

LATE = frozenset({"joining"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
