"""Parity: one flow file, deployed in a real NiFi and run in the emulator, against the same mock servers in the same state.

``cases`` says what is run, a module a flow; ``drive`` the steps (the same for both sides), ``real`` and ``emulated`` carry them out,
``normal`` takes away what no two runs share, ``observed`` holds what was seen, ``checks`` compares it, ``report`` prints it,
``known_differences.txt`` lists what stays. ``mutants``, a module a flow, breaks the flows on purpose: each must be caught by a check that
its table names.
"""
