"""Stand-ins for components: what a processor or controller service that is not emulated (or is not wanted) does instead.

``Stubs.of({"PutSQL": "success"})`` takes them as data, ``read_stubs(path)`` of ``reading.py`` from a JSON file; ``run_flow(…, stubs=…)``
uses them.
"""
