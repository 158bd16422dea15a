def call_json(method, url, headers, body=None, seconds=10):
    # (status code, the answer: parsed where it is JSON, else its text); (0, why) when there was none. With Java's own classes: Jython's
    # urllib keeps a script engine alive for ever. Redirects are not followed.
    from java.io import IOException
    from java.net import URL
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    try:
        connection = URL(url).openConnection()
        connection.setConnectTimeout(seconds * 1000)
        connection.setReadTimeout(seconds * 1000)
        connection.setInstanceFollowRedirects(False)
        connection.setRequestMethod(method)
        for name in sorted(headers):
            connection.setRequestProperty(name, headers[name])
        if body is not None:
            connection.setDoOutput(True)
            connection.setRequestProperty('Content-Type', 'application/json')
            stream = connection.getOutputStream()
            stream.write(bytearray(json.dumps(body).encode('ascii')))
            stream.close()
        status = connection.getResponseCode()
        if status // 100 != 2:
            return status, ''
        stream = connection.getInputStream()
        try:
            text = IOUtils.toString(stream, StandardCharsets.UTF_8)
        finally:
            stream.close()
    except IOException as error:
        return 0, error.getMessage() or error.getClass().getSimpleName()
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text
