"""`python -m lokmin …`: the command line."""

import sys

from lokmin.web.commands import main

if __name__ == "__main__":
    sys.exit(main())
