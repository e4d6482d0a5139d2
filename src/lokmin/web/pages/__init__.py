"""The door's own pages: what the rooms say, gathered and made ready to print."""
