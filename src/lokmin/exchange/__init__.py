"""How do others read us? Meetings as calendar files (the API and its tables come later)."""
