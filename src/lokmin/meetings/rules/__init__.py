"""Pure rules of the lokmin: numbers and months, steps, counts, signatures, reading a change."""
