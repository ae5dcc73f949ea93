"""Questions about all possible systems, decided by a solver.

docs/solving.md says how they are encoded, and why that is exact.

`questions`  what is compared: a policy, at a level, or one group of it
`gates`      boolean circuits as clauses
`planes`     truths with three values, as two literals
`cells`      which values of a field are enough
`texts`      which texts of a licence are told apart
`staying`    what stays of a licence with what is derived
`lattice`    which answers one licence expression can give at once
`terms`      one licence that may be stated
`facts`      what may be said of one field
`stating`    what may be stated of a licence
`bonds`      what the terms of parents add to those of parameters
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
`plainest`   the solution that shows a point and nothing else
`witness`    from a solution back to a record
`ancestors`  which outcomes a parent can have
`strictness` whether one policy is at least as strict as another
"""
