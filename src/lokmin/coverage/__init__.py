"""What do the numbers say? Figures, populations, indicators and the frozen period."""
