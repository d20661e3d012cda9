"""Language server: the problems, repairs and explanations of a document, live in an editor."""
