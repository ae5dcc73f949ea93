"""Licences: how they are written, what they grant, and which set they are in.

Usable alone, without a policy: `reading` turns text into an `expression`, `facts`
say what a licence grants, `algebra` asks what an expression lets a taker do.
"""
