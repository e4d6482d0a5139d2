"""Pure rules of the year: criteria and items as data, what is complete, what can still be made."""
