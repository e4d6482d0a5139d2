"""What the calculators share: a table is read and checked cell by cell; nothing is stored anywhere."""
