"""One file in, one ModuleIndex out; the only package that walks `ast`."""
