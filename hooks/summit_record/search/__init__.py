"""Search: the words a page is found by, and the index made of the built pages."""
