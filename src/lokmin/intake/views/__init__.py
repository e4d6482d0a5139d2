"""The pages of uploads: a file comes in, is shown, explained, and stored when somebody says so."""
