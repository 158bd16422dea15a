"""The NAR that brings Jython back to NiFi 2, under the coordinates that flow definitions of NiFi 1 name.

``processors/``  ExecuteScript, InvokeScriptedProcessor, and JoltTransformJSON of the old name, in Java; Jython goes into their jar
``nar/``         the NAR, its licence and notice
``build.py``     runs Maven over them
"""
