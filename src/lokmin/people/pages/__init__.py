"""The directory made ready to print."""
