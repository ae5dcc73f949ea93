"""Questions about policies: what changed between two, and what follows from it.

`entailment`    whether one sentence holds wherever another does, as far as is seen
`license_tests` the same for tests of licences, exactly
`differences`   what two policies ask differently, requirement by requirement
`flips`         which systems they judge differently, and because of which clause
"""
