"""NiFi flows written as Python, and the files that are imported into NiFi: ``python -m templates.build`` makes one from the other."""
