# __name__

What it is for, in a sentence that someone who uses it would say. Why it works, with the source.

**Statements it writes**: `__name__-noted`, when somebody notes something.

**Its tables**: `__name___note`, one row per note beside its row in `objects_object`.
