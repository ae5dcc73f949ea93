"""The policy language, from text to a policy that is ready to judge.

`parser` makes a tree of a text and `printer` a text of a tree, which is `syntax`.
`checker` looks with `checks` at all that can be wrong with it; what it knows of
records is in `schema`. `loading` does all of this and gives one of `policies`.
"""
