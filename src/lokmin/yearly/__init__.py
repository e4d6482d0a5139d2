"""How was the year, what is next year's plan? (Evidence for accreditation and PKP; later RUK and RPK.)"""
