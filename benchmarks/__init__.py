"""How fast the site is built, beside what others need for the same pages: `make bench`."""
