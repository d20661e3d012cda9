"""Stats: what is in annotated documents, counted: ``annotate stats``."""
