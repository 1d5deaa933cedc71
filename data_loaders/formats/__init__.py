"""One module a source format. Each reads a file into tables and problems, or refuses it with every reason."""
