"""Partners: organisations and donors, and what the office does with and for them.

The nouns: relations to organisations (`relations`), the fora where they meet (`fora`), where donors
come together (`conferences`) and what they promise (`pledges`), what Members want built or bought
(`capital`), the assistance that the Secretariat is asked for (`assistance`), and all of it together
(`partnerships`). What is asked of them: who the partners are (`directory`) and whom to contact next
(`communication`), what to speak of at a forum (`agendas`), what became of pledges (`balances`), who
shares an interest (`interests`) in which projects (`matching`) and capital needs
(`capital_sources`), which assistance comes first (`priorities`) and what was replied (`replies`).
"""
