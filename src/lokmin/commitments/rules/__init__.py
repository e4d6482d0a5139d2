"""What a promise may become, what must not be missing from it, and what a proof may be."""
