"""A real NiFi put together from Maven Central, for machines without a container engine.

``poms/``    what it is made of; one Maven run, one folder a module
``nar.py``   NARs made by hand where the released one is not to be had
``java/``    our own small StandardHttpContextMap and StandardProxyConfigurationService, used only then
``conf/``    the configuration of one instance
"""
