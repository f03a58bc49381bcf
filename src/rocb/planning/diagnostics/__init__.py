"""Diagnostics: what was found at Members, by which framework, and what follows from it.

The nouns come first (`frameworks`, `assessments`, `surveys`, and their register, `diagnostics`),
then what is made of them: needs, requirements, evaluations that are due, and what has moved.
"""
