"""How do others read us? (Its tables come with the API.)"""
