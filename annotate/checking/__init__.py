"""Checking: what is wrong with a document, in the words of its type."""
