"""Needs of Members, and their order of priority by several methods.

The nouns: `needs`, and what Members and experts think of their order (`ballots`, `judgements`,
`weightings`, all of it in `preferences`). How things stand on a day: `open_needs`, `standings`. The
methods: gap and importance (`ranking`), weighted criteria (`aspects`, `scales`, `scoring`), votes
(`borda`), pairs (`ahp`); `orders` is the shape of their results, and `ranges` say how firm the
ranks are.
"""
