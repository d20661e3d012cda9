"""Corpora: many documents converted in shards by many processes, in any order, to the same bytes."""
