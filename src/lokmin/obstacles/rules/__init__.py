"""What a problem may be, how it is scored, and which problem comes first."""
