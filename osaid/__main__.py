"""Run the command line as `python -m osaid`."""

from osaid.command import main

if __name__ == "__main__":
    raise SystemExit(main())
