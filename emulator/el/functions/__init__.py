"""The functions of the Expression Language, a module for each kind."""
