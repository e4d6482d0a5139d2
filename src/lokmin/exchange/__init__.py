"""How do others read us? Calendar files, and the package that takes a Puskesmas to a hall and home again."""
