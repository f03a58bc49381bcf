"""Booking: who gets which space, when, and on what terms.

Read it in this order; a file imports what stands before it. What is lent and how: `limits`,
`hours`, `terms`, `premises`. What is asked: `recurrence`, `series`, `requests`. What is taken:
`claims`, `quotes`, `bookings`, then `chunks`, `timeline`, `pool` and `occupancy`, which find out
what is free, and `ledger` and `book`, which keep it. How it is decided: `reasons`, `verdicts`,
`charging`, `case`, `rules`, `remedies`, `edits`, `decisions`. What else can be asked: `openings`,
`gaps`, `search`, `utilisation`.
"""
