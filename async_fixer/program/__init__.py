"""ModuleIndexes in, Program out: imports, what a value is, what a call runs."""
