"""Imports: needs, answers to surveys, participants and activities from what offices have.

Each part is imported by its own name. A file becomes a table (`csv_tables`, `xlsx_tables`), whose
rows a form reads (`needs`, `answers`, `participants`, `activities`): each is taken or refused, with
its cells. What was taken goes into an office as a whole or not at all. `csv_templates` and
`xlsx_templates` write the tables for people to fill in; `kinds` finds all that by its name.

From the ground up: `bounds`, `tables`, `workbooks`, `sheets`; `lookups`, `registers`, `contents`
say what may stand in a cell; `outcomes`, `forms`, `columns`, `rows` read the rows; `additions`
puts them into the office. Only `xlsx_tables` and `xlsx_templates` need packages, those of the extra
`xlsx`.
"""
