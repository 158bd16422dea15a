"""The standard library as scripts see it: one file for each module; ``catalog`` finds them by name."""
