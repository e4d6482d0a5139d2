"""Rules of exchange: the formats that other programs read."""
