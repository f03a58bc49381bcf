"""Scheduling: when and where the activities of a year are held, so that rooms and experts suffice.

The nouns: `starts` (the days on which an activity could be held), `options` (days with rooms, and
what bars others), `cases` (all that a schedule follows from), `menus` (the options that are left,
and which of them exclude each other), `rosters` (who could go where on which days), `crowding`
(where experts are likely to be short), `pinning` (whether all could come who are pinned), `clashes`
(what cannot be chosen together though no key says so), `schedules` (what came of it). Two stages
are the default: `placing` finds days and rooms, `staging` staffs the plan that stands on them.
`joint` improves their answer in one model, and says how far it may be from the best. `unplaced`
says why something has no place, `fitting` whether other days would do; `verification` holds a
schedule against the rules, and with `adoption` it becomes the plan.
"""
