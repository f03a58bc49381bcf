"""Projects in Members, from the diagnostic to the lessons that others learn from them.

The nouns: what the Secretariat was asked (`support`) and what it says (`secretariat_replies`), the
phases of the Columbus Programme (`phases`) and the projects that go through them (`projects`), what
is done about the findings of a diagnostic (`action_plans`), what was learnt (`lessons`), and all of
it together (`portfolio`). What is asked of them: which open needs call for a project
(`opportunities`) and which requests for support have a reply (`replies`), which actions answer an
assessment (`action_drafting`) and how they come on (`action_monitoring`), and whom a lesson
concerns (`audiences`).
"""
