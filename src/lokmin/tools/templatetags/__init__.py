"""Template tags that every screen shares."""
