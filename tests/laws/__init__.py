"""Laws of the meaning, tried on random policies, systems and fillings.

`python -m tests.laws.bulk` tries them on many, and says on how many.
"""
