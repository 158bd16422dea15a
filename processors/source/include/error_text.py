def error_text():
    # The error being handled, Python's or Java's, in one line: "ConnectException: java.net.ConnectException: refused".
    return traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()
