"""What do all screens share? Django helpers without any domain."""
