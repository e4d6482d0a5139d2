"""The pages of coverage: one query or one action a view."""
