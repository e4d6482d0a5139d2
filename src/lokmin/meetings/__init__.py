"""What did the room decide? Invitation, attendance, agenda, minutes, agreement."""
