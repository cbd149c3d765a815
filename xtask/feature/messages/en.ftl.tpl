verb-__name__-noted = noted
__name__-note = Note
