"""Exits: the exit codes of the command."""

CLEAN, FINDINGS, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
EXITS = "exit codes: 0 clean, 1 findings, 2 wrong usage, 3 some input could not be processed, 130 interrupted"
