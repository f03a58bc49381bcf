"""Assignment: who takes which task, as mathematics. Nothing here knows of offices.

The nouns: `tasks` (tasks, people, candidates, pairings), `escorts` (who may come only beside whom),
`placements` (tasks with a choice of times and places), `problems` (all of it together),
`objectives` (what makes one answer better than another) and `solutions` (an answer, and how far it
is proven). `pins` says which pins cannot hold together, `verification` whether an answer keeps
every rule. Two methods find answers: `assign` without any extra, and exactly, with the extra of
that name, `solve`.
"""
