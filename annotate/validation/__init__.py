"""Validation: what annotate validate does with many files, for people and for programs."""
