"""Wrong calls of the face, and the sentence that each is answered with ("…" at the end: and what follows)."""

MISUSES = [
    # a script
    ("run_script('x = 1')",
     "x = 1: the script cannot be read: No such file or directory. Check the path, or give a script's text as text=…"),
    ("run_script('x = 1\\ny = 2\\n')", "x = 1 …: a script's text is given as its path. Give the text as text=…"),
    ("run_script()", "give a script's path or its text, one of them. Write 'script.py' or text='…'"),
    ("run_script('a.py', text='x = 1')", "give a script's path or its text, one of them. Write 'script.py' or text='…'"),
    ("run_script(text='x = 1', nonsense=1)", "run_script() got an unexpected keyword argument 'nonsense'"),
    ("run_skript('a.py')", "module 'emulator' has no attribute 'run_skript'"),
    # parameters
    ("evaluate('#{a}', parameters={'a': ('v', False)})",
     "the value of parameter 'a' is of type tuple, not a text. NiFi's parameters are texts: parameters={'a': 'v'}"),
    ("run_flow(NO_FLOW, parameters={'a': 5})",
     "the value of parameter 'a' is of type int, not a text. NiFi's parameters are texts: parameters={'a': '5'}"),
    ("run_script(text='x = 1', parameters={'a': True})",
     "the value of parameter 'a' is of type bool, not a text. NiFi's parameters are texts: parameters={'a': 'true'}"),
    ("run_script(text='x = 1', properties={'p': '#{a}'})", "property 'p': no value for parameter 'a'. Give the parameter a a value"),
    ("run_flow(NO_FLOW, parameters={'a': 'v'})", "empty: the flow has no parameter 'a'. It uses none at all"),
    ("read_parameters('pyproject.toml')", "pyproject.toml: is not JSON: …"),
    # clocks and versions
    ("run_script(text='x = 1', clock='sundial')",
     "there is no clock 'sundial'. Give 'virtual', 'real' or a clock such as emulator.VirtualClock(0)"),
    ("run_flow(NO_FLOW, clock='sundial')",
     "there is no clock 'sundial'. Give 'virtual', 'real' or a clock such as emulator.VirtualClock(0)"),
    ("run_script(text='x = 1', nifi=(1, 16, 3))", "there is no NiFi (1, 16, 3). Known: …"),
    ("run_flow(NO_FLOW, nifi='1.16.4')", "there is no NiFi '1.16.4'. The nearest is '1.16.3'. Known: …"),
    ("evaluate('x', nifi='3')", "there is no NiFi '3'. Known: …"),
    ("transform({}, [], nifi='3')", "there is no NiFi '3'. Known: …"),
    ("TestRunner(text='x = 1', nifi='3').run()", "there is no NiFi '3'. Known: …"),
    # flows
    ("run_flow('no.xml')", "no.xml: cannot be read: No such file or directory. Check the path"),
    ("run_flow({'root': 1})", "a flow is a path or a Flow, not of type dict. Give the path of an XML or JSON file"),
    ("start_flow(NO_FLOW).flowfile('u')", "there is no FlowFile 'u'. run.trace(uuid) tells what became of it"),
    # values and specifications
    ("evaluate(\"${x:toDate('yyyy')}\", {'x': 'q'})",
     "${x:toDate('yyyy')}: org.apache.nifi.attribute.expression.language.exception.IllegalAttributeException: "
     "Cannot parse attribute value as a date; date format: yyyy; attribute value: q"),
    ("transform({}, [{'operation': 'shift'}])",
     "com.bazaarvoice.jolt.exception.SpecException: JOLT Chainr - Transform className:shift requires a spec at index:0."),
    ("transform('{\"a\": 1}', [])",
     '{"a": 1}: cannot be read: No such file or directory. Check the path; what is not in a file is given as data (json.loads)'),
    ("transform({}, {}, 'chains')", "there is no operation 'chains'. Known: chain, …"),
]  # fmt: skip
