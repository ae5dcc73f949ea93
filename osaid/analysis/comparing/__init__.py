"""How policies compare for all possible systems, told so that people can use it.

`sides`      what is compared: a policy at a level under readings, or one group of it
`directions` whether one follows from another, with a system where it does not
`simplest`   the least that a system must say to show something
`plainer`    usual licences and names where any would do
`pools`      many questions about the same sides
`matrices`   several policies, each against each
`crosswalks` two policies, requirement by requirement
"""
