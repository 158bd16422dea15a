# ruff: noqa: F821
# The first version of the script that a merchant replaces.
flowfile = session.get()
if flowfile is not None:
    session.transfer(session.putAttribute(flowfile, 'card', 'first'), REL_SUCCESS)
