"""What would change a verdict, and what would decide it.

docs/remedies.md says which changes there are, and why the answers are exact.

`changes`     single changes, and what they say
`options`     which values a fact may come to have, by which move
`recorded`    facts as they are
`changing`    facts as they may come to be
`bound`       licences with the terms of parents that stay
`given`       one record as a world: its facts, and what may become of them
`wholes`      what components are part of
`inventory`   its lists
`judges`      its attestations
`situation`   all of that under one policy, as clauses
`terms`       the target, the prices, what is forbidden
`units`       what is paid for, and values for it
`optimum`     the cheapest solution
`families`    all cheapest ones, as products
`solutions`   remedies
`results`     what is found
`applying`    the record after changes
`outcomes`    what the interpreter makes of it
`questions`   what is not known and would decide
`forgetting`  a record without one thing that it says
`sensitivity` on what a verdict hangs
`asking`      what verdicts ask for all of this
"""
