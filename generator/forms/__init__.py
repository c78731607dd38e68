"""The instrument as a workbook that officials fill in: what it looks like, and the hand that writes it.

It stands on the ground: `excel` reads what comes back in this layout, `downloads` puts empty ones into the site.
"""
