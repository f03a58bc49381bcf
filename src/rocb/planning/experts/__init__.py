"""The pool of experts: what they can do, when, at what cost, and how they did.

The nouns: `skills`, `languages`, `accreditations` (the ladder and where somebody stands on it on a
day), `fees` and the rules of donors (`donor_rules`), `experts` and `evaluations` of their missions.
What is asked of the pool: what it costs to send somebody (`mission_costs`), who carries how much
(`loads`), what the pool lacks (`skill_gaps`), whose accreditation ends (`lapses`) and who could
climb the ladder next (`climbing`).
"""
