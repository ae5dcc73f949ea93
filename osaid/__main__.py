"""Run the command line as `python -m osaid`."""

from osaid.command import main

raise SystemExit(main())
