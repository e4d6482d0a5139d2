"""How do numbers arrive? Files as the field writes them, previewed before they are stored."""
