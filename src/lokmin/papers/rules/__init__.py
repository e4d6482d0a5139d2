"""What stands on a paper and how it becomes a file. No Django, no tables."""
