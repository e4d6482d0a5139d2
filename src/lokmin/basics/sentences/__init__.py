"""Every refusal of the house as one sentence, a file a room."""
