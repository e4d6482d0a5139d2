"""Reading files as the field writes them: pure, without a database, without keeping the file."""
