"""Who promised what? Commitments of offices, their progress and their proof."""
