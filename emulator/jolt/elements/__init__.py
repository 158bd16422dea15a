"""Path elements: one module for each symbol that a key or a path of a specification may hold."""
