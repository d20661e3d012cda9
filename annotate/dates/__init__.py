"""The grammar of dates: orders of words from the packs, and the values they have on the calendar."""
