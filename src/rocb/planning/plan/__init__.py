"""The annual operational plan: activities, how they came to their state, and what the plan covers.

The nouns come first (`places`, `roles`, `costs`, `participants`, `briefs`, `publications`,
`activities`, `deadlines`), then what the plan keeps of its past (`changes`, `baselines`), the plan
itself (`plans`), and what is asked of it.
"""
