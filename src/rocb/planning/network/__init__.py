"""The work of the network: what the office does for the region beside its projects and partners.

Each noun has a file of its own, with what is asked of it; `joint_programme` looks at the courses of
all training centres at once, and `network` is the register of all these records.
"""
