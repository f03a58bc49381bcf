"""IATI 2.03: the projects of an office as an activity file, checked before it is written.

From the ground up: `codes` holds the lists of codes, `activities` a project as the standard has it,
`facts` what a publisher states that no record of the office says, `omissions` what is left out.
`organisations` and `registers` find the records of a project; `participants`, `recipients`,
`budgets`, `transactions` and `results` say which of them become which part of an activity,
`samples` which of them nobody stated, and `projects` puts an activity together. `findings` holds
activities against the rules of the standard, `writing` makes XML of them, and `publishing` is what
a caller asks for. `schemas` holds a file against the XSD, for which it needs the package xmlschema.
"""
