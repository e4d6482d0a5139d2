"""Answers of the queries made ready to print; numbers become text here and nowhere else."""
