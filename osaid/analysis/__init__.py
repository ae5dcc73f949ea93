"""Questions about policies: what changed between two, and what follows from it.

`meanings`      what sentences say when names and shorthands in them are replaced
`selection`     whether a selector means all that another one means
`field_tests`   whether a test of a field holds wherever another does
`license_tests` the same for tests of licences, exactly
`entailment`    the same for whole sentences, as far as is seen
`differences`   what two policies ask differently, requirement by requirement
`flips`         which systems they judge differently, and because of which clause
`solving`       what holds of all possible systems, decided by a solver
"""
