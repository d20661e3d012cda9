"""Quotations: the pairing of marks, the bounds of speakers and cues, and the verdict on each passage.

Each class answers one question about one reading. It is had by ``reading.once(Class)``, and asks for those it
needs when it is made; these lie further up in this list, so that answers flow one way. None holds the reading,
which remembers it, but those of a single run: ``report``, ``floor`` and ``judge``.

======================================  =========================================================================
``hearer`` ``inflection``               whom a language tells something; how its forms end and begin
``vocabulary`` ``lexis``                its words, as its pack lists them and as rules read them
``sign`` ``marks``                      passages in marks
``prose`` ``edge`` ``noun``             words and sentences; the signs at a passage; what heads a mention
``attribute``                           participles that only tell of a noun
``auxiliary`` ``bracket``               what a participle needs; verbs in two parts
``homonym`` ``source``                  nouns spelt like verbs; who or what "according to" may name
``cue``                                 verbs, and "according to"
``apposition`` ``referent`` ``seat``    what commas add to a mention; what it is of; where an office is held
``authority``                           who can be heard on something, and what it only depends on
``capital``                             where noun phrases part in a language that sets nouns with capitals
``addressee`` ``border``                whom a mention tells something; where it ends
``outset`` ``mention``                  where it begins behind a verb; who is named there
``opening`` ``topic``                   what is said before a subject; who heads a sentence
``gap`` ``onset`` ``lead``              what parts a subject from its verb; who stands before a verb, from where on
``agreement`` ``phrase`` ``verb``       what goes with a noun; where an object ends a mention; what may be a verb
``voice`` ``fronting`` ``antecedent``   what a report is; who is set before a verb; whom one means that names nobody
``participle`` ``perfect`` ``subject``  whom a participle means, whom a verb behind its auxiliary, whom any verb
``clause`` ``content``                  what a verb tells without marks, behind it: a clause, or more than that
``relative``                            who tells what a relative points to
``frame`` ``colon`` ``predicate``       reports by "according to", by a colon, by a sentence that goes on in marks
``incise`` ``unlisted``                 reports by verbs that no list holds
``broken``                              reports inside the marks
``judged``                              reports by a participle and its agent
``mood``                                which verbs bid or suppose
``interval`` ``governed`` ``nominal``   what parts a verb from what it tells; what that is, by its preposition; a noun
``teller``                              who can report where subjects come first
``sequel`` ``preface``                  reports behind the words in marks, and before them
``report``                              reports without marks where verbs come first
``closing`` ``retold``                  reports without marks where subjects come first, at the end of a sentence or not
``wording`` ``assertion`` ``claim``     how the words in marks are put; what they state; whether they are said
``marked`` ``calling``                  who is named in them; the words that give a name
``use`` ``nickname`` ``body``           what marks are used for; what a person is called inside the name; a body's name
``work`` ``naming`` ``bearer``          what shows a title; names, titles and terms; what words are written on
``regulated``                           what a text forbids, requires or grants
``speech`` ``floor``                    which report near a passage is its own; whose words they are that name nobody
``verdict`` ``judge``                   what is held of one passage; how that is come to
``attribution``                         the verdict on each passage, and the reports without marks
======================================  =========================================================================
"""
