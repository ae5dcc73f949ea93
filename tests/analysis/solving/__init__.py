"""Questions about all systems, against trying every small one."""
