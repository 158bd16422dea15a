"""Where things stand on a canvas and how lines run: rows for the main road, lanes for side roads, ways round every box.

``sizes`` has NiFi's measures, ``graph`` what is to be drawn, ``lanes`` finds places, ``lines`` bargains for ways among them and ``ways``
searches for each, ``drawing`` keeps what was found in ``templates/canvas``, ``legible`` says what a person could not read.
"""
