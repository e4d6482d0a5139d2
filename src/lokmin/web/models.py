"""The door has no tables."""
