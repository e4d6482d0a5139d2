"""The arithmetic of coverage: pure, without Django. `pws` is the rule; the others feed it or follow it."""
