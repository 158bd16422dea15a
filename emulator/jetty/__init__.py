"""The HTTP server of HandleHttpRequest: what comes in is an ``Exchange``, what goes out is as Jetty sends it: 9.4, from NiFi 2 on 12."""
