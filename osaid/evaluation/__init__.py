"""From a system and a policy to a verdict: the reference interpreter."""
