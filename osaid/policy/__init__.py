"""The policy language, from text to a policy that is ready to judge.

    text to tree      `parser`, and back again with `printer`
    tree              `syntax`, `traversal`
    tree to policy    `schema`, `checks`, `checker`, `policies`; all of it `loading`
"""
