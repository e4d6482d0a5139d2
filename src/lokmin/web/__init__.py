"""The door: settings, addresses, the quarter home and the command line."""
