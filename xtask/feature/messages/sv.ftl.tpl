verb-__name__-noted = antecknade
__name__-note = Anteckning
