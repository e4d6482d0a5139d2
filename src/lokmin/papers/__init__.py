"""What is printed? Letters, minutes, agreements and the evaluation pack."""
