"""The built-in types of Python 2.7 as Jython has them."""
