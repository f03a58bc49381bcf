"""The past as it was known: corrections made and undone, and each room as of a day."""
