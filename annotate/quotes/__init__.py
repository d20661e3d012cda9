"""Quotations: the pairing of marks, the bounds of speakers and cues, and the verdict on each passage."""
