def call_url(url, method, headers, body, connect_seconds, read_seconds):
    # (status code, text of a 2xx answer), by Java's own classes: Jython's urllib keeps a script engine alive for ever. headers: (name,
    # value) in order; body: ASCII text, None for none. Redirects are not followed.
    from java.net import URL
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    connection = URL(url).openConnection()
    connection.setConnectTimeout(connect_seconds * 1000)
    connection.setReadTimeout(read_seconds * 1000)
    connection.setInstanceFollowRedirects(False)
    connection.setRequestMethod(method)
    for name, value in headers:
        connection.setRequestProperty(name, value)
    if body is not None:
        connection.setDoOutput(True)
        stream = connection.getOutputStream()
        stream.write(bytearray(body.encode('ascii')))
        stream.close()
    status = connection.getResponseCode()
    if status // 100 != 2:
        return status, ''
    stream = connection.getInputStream()
    try:
        return status, IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()
