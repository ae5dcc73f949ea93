"""From a checked policy to Python that runs: the fast way to ask.

A question that a policy asks of components has an answer in two bits: nothing,
perhaps, certainly. What one component answers is found out once for each distinct
`Part`; the answers of all are joined by `|`, and what follows from them is found
out once for each distinct sum. It means what the interpreter means.
"""
