"""How was the year, what is next year's plan? (Its tables come with the yearly papers.)"""
