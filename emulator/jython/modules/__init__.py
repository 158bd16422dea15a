"""The standard library as scripts see it. ``BUILDERS``: module name → the module here whose ``build(interpreter)`` makes it."""
