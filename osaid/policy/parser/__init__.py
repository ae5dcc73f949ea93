"""From the text of a policy to its syntax tree, or to all that is wrong with it."""
