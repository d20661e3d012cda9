"""Structure: the blocks of an item, from its lines: what stands over, in and under the text, and its lists."""
