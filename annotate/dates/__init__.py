"""Dates: the grammar of dates, orders of words from the packs, and the values they have on the calendar.

``vocabulary`` is what a pack lists; ``shapes``, ``digits`` and ``grammar`` say which words form one expression,
``tongue`` which small words count; ``calendars`` and ``feasts`` know the calendar, ``conversion`` other ones. What a
match means is worked out by parts that are given those they ask, made anew for each text by ``moments``, since
they remember it: ``surroundings`` (what stands around a match), ``chronicle`` (what has been told of so far),
``tenses`` (ahead or behind), ``weekdays``, ``bare`` and ``bearings`` (which day, month and year), and with these
``days``, ``relations``, ``ranges``, ``periods`` and ``reckonings``, one for each sort of expression.
"""
