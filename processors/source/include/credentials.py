class CredentialsError(Exception):
    pass


def decoded(value):
    # base64:... gives the text that it stands for; anything else stands for itself.
    if not value.startswith('base64:'):
        return value
    letters = ''.join(value[7:].split())
    try:
        if not re.match('[A-Za-z0-9+/]+=*$', letters):              # b64decode would skip what it does not know
            raise ValueError(letters)
        return base64.b64decode(letters.encode('ascii')).decode('utf-8')
    except (TypeError, ValueError):
        raise CredentialsError('a value that begins with base64: is no base64 of a UTF-8 text')


def configuration_of(name):
    # What the enabled ProxyConfigurationService of that name holds.
    from org.apache.nifi.proxy import ProxyConfigurationService
    lookup = context.getControllerServiceLookup()
    for identifier in sorted(lookup.getControllerServiceIdentifiers(ProxyConfigurationService)):
        if lookup.getControllerServiceName(identifier) == name:
            if not lookup.isControllerServiceEnabled(identifier):
                raise CredentialsError('the service "%s" is not enabled: enable it' % name)
            return lookup.getControllerService(identifier).getConfiguration()
    raise CredentialsError('there is no ProxyConfigurationService named "%s" in this group: create it or correct the name' % name)
