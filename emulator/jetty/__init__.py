"""The HTTP server of HandleHttpRequest: what comes in is an ``Exchange``, what goes out looks as Jetty 9.4 sends it."""
