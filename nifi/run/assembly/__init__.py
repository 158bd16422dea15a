"""A real NiFi put together from Maven Central, for machines without a container engine.

``recipe.py`` what a NiFi 1 and a NiFi 2 are made of
``poms/``    the parts of a NiFi 1; one Maven run, one folder a module
``nar.py``   NARs made by hand where the released one is not to be had
``java/``    our own small StandardHttpContextMap and StandardProxyConfigurationService, used only then
``conf/``    the configuration of one instance
``nifi2/``   poms and nifi.properties of a NiFi 2; its other configuration is that of ``conf/``
"""
