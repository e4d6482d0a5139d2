"""How are many Puskesmas doing? The district board."""
