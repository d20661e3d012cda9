"""Scoring: how well one annotation of a text agrees with another."""
