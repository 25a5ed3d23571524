"""How each record, each source and the whole are cited, in the forms that people and their programs take."""
