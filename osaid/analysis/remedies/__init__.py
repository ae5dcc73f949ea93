"""What would change a verdict: the smallest sets of changes to one record.

docs/remedies.md says which changes there are, and why the answers are exact.

`changes` single changes, and what they cost
"""
