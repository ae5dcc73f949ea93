"""The tests that stand in a policy: run, and themselves put to the test.

`records` builds what a test is given, `hearings` judges it and `expecting` compares
what came out with what is expected. `coverage` counts what each sentence was seen to
come to; `mutations` changes a policy in small ways, and `mutants` looks which of these
changes no test notices. `running` is the door.
"""
