"""Quotations: the pairing of marks, the bounds of speakers and cues, and the verdict on each passage.

A reading is asked ever larger questions, and each module is a layer that asks in the words of the one below
it, so that the class of the last answers them all: ``prose`` (words, sentences), ``cue`` (reporting verbs),
``mention``, ``lead`` and ``antecedent`` (who is named), ``subject`` (of which verb), ``colon``, ``incise``,
``predicate`` and ``unlisted`` (reports without a listed verb), ``speech`` (what reports a passage). Beside
them stand ``marks`` and ``sign`` (passages), ``naming`` and ``wording`` (what the words look like); ``report``
and ``attribution`` put it all together.
"""
