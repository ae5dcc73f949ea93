"""Licences: how they are written, what they grant, which sets hold them.

Usable alone, without a policy: `reading` turns text into an `expression`, `facts`
say what a licence grants, `algebra` asks what an expression lets a taker do.
"""
