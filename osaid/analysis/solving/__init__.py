"""Questions about all possible systems, decided by a solver.

docs/solving.md says how they are encoded, and why that is exact.

`questions`  what is compared: a policy, at a level, or one group of it
`gates`      boolean circuits as clauses
`planes`     truths with three values, as two literals
`cells`      which values of a field are enough
`lattice`    which answers one licence expression can give at once
`facts`      what may be said of one field
`asked`      what two questions together ask of each field
`demands`    how many components of a kind are enough
`kinds`      which kinds differ for what is asked
`world`      components and what may be said of them
`lists`      listings, and what is unused
`people`     attestations
`conditions` conditions in all worlds at once
`sentences`  sentences in all worlds at once
`encoding`   two questions about one world
`search`     the solver
`witness`    from a solution back to a record
`strictness` whether one policy is at least as strict as another
"""
