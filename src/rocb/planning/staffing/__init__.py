"""Staffing: experts for the roles of a plan, the best there are, and why a seat stays empty.

The nouns: `posts` (a role in its activity, with all days that it takes), `obstacles` (what keeps an
expert from a post), `pricing` (what sending somebody costs), `cases` (all that a staffing follows
from) and `staffings` (who goes where). `problems` turns a case into an assignment problem, `staff`
solves it with the method that is wanted, and `verification` holds the answer against the records.
"""
