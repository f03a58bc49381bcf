"""Members' customs administrations: what each says of itself, and which instruments it accepts.

`instruments` are facts. What is stated of an administration by whom (`statements`): its
`structures`, `staff`, `languages`, `contacts` and `acceptances`, all of them `particulars` of a
record (`administrations`) which its owner keeps (`updating`). What is asked of the records:
`overview`, and part by part of an instrument, `accepting`.
"""
