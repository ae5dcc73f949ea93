"""What is proven about one policy: what never matters, and what nobody can meet.

docs/linting.md says what is looked for; docs/solving.md how systems are encoded.

`questions`  all that a policy says at once, and one proposition alone
`answers`    what a policy answers of a system: outcomes and freedoms
`mentions`   which groups rest on which
`switches`   sentences that can be switched off, readings that are left open
`switched`   what a policy comes to while they are
`parts`      what can be left out of a sentence
`needs`      how many components are enough to refute a claim
`reasons`    the solver, which says because of what there is no solution
`formula`    all systems at once, with the sentences of a policy on or off
`claims`     what may be so of no system
`proofs`     claims that are proven, or refuted
`impossible` requirements, levels and policies that nobody can meet
`ladders`    levels that ask for nothing more, requirements that no level needs
`idle`       sentences, and parts of them, that change nothing
`advice`     advice that nobody can take, or everybody takes
`terms`      sets without a licence, and those that hold the same
`findings`   what was found
`remarks`    in words
`checks`     all of it, for a limited time
"""
