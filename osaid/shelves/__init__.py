"""Where policies are found by name and version, and how they are read from there.

What ships comes first and cannot be overruled. Then come folders that are named, the
folder of the policy that asks, and installed packages.

`headings`   name and version of a policy, from the beginning of its text
`folders`    the policies in a folder
`plugins`    the policies of installed packages
`loading`    from a name to a policy, with all that it extends and uses
"""
