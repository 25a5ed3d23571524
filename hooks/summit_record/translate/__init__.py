"""Translations: what there is to translate, the catalogues that hold it, what is wrong with them, how far they are.

Catalogues are gettext's .po files, so that every tool of translators opens them. There are two a language: texts
of the interface (`locale/` of this package) and texts of the records (`translations/` of the data folder).
"""
