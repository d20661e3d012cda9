"""The language packs, a folder each."""
