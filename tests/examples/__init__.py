"""The face in five examples, each a file that runs by itself from the root of the repository."""
