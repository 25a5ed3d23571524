"""Catalogues of translations, one task a module: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html."""
