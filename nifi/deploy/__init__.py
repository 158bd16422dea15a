"""Deploys a flow of one merchant into a NiFi over REST, and looks after it there.

``settings``    the merchant's JSON file, checked against ``settings.schema.json`` and the rules of ``rules``
``snapshot``    the flow file (XML template or JSON definition) as something to edit before it is imported
``edit``        the merchant's scripts, Jolt specs, schedule and names, put into the snapshot
``parameters``  a parameter context of the merchant's own; sensitive values in a second step
``groups``      finding, importing, binding; ``lifecycle`` start, stop, drain, delete
``forms``       what a parameter's value may be; ``expressions`` the ``${…}`` in it; ``flows`` rules across several
``book``        the Ledger's state; ``status`` what is told of it, ``status_text`` how, ``alarms`` when it is too much
``orders``      release, done, replay, recover; ``operate`` how an order gets into the flow; ``history`` what the log says of a request
``move``        a Ledger's state from one NiFi to another, by a script that stands in the Ledger for a moment (``move_script``)
"""
