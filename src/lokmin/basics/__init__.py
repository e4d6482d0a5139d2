"""What do our words mean? Pure Python: months, exact numbers, scopes and refusals."""
