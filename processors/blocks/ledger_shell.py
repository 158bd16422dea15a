class SettingError(Exception):
    pass


def configure(get):
    # The settings; get(name) gives the text of a property or None. Missing or empty: the default.
    settings = dict(SETTINGS)
    for name in SETTINGS:
        given = (get(name) or '').strip()
        if given:
            settings[name] = checked(name, given)
    return settings


def checked(name, given):
    # The value of one setting; SettingError says what it must be.
    try:
        if name == 'start_date':
            return iso(given)
        value = int(given) if isinstance(SETTINGS[name], int) else given
        if isinstance(value, int) and value < (1 if name in ('limit', 'days') else 0):
            raise ValueError(given)
        return value
    except ValueError:
        raise SettingError('%s is "%s": it must be %s' % (
            name, given, 'a date such as 2026-01-31T00:00:00Z' if name == 'start_date' else 'a whole number, not negative'))


def step(state, events, settings, now):
    # The whole Ledger: state (text -> text), events (attributes with uuid and content), settings, epoch seconds
    # -> (new state, what to emit, notes). It changes nothing that it is given.
    ledger = FLOW(state, settings, now)
    for event in sorted(events, key=ledger.rank):
        ledger.take(event)
    ledger.book.sum_up()
    return ledger.book.state, ledger.emitted, ledger.notes


def read_event(flow_file):
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    event = dict(flow_file.getAttributes())
    event['content'] = ''
    if event.get('ledger.event') in ('page', 'operator'):
        stream = session.read(flow_file)
        try:
            event['content'] = IOUtils.toString(stream, StandardCharsets.UTF_8)
        finally:
            stream.close()
    return event


def stored_step(events, settings):
    # One step whose new state is stored: (what to emit, notes); None when it could not be, with the reason logged.
    # StateManager.replace wants the very object that getState gave. Another node may be faster: then all is read anew.
    from java.util import HashMap
    from org.apache.nifi.components.state import Scope
    manager = context.getStateManager()
    for _ in range(20):
        old = manager.getState(Scope.CLUSTER)
        if old.get('0summary') is None:                             # never set, or cleared by hand
            if not any(event.get('ledger.event') == 'tick' for event in events):
                log.error('Ledger: there is no state yet; outcomes wait for the next tick. Is the schedule running?')
                return None
            if old.getVersion() == -1:                              # replace is False for ever on a state that was never set
                manager.setState(HashMap(), Scope.CLUSTER)
                old = manager.getState(Scope.CLUSTER)
        state, emitted, notes = step(dict(old.toMap()), events, settings, time.time())
        new = HashMap()
        for key in state:
            new.put(key, state[key])
        if manager.replace(old, new, Scope.CLUSTER):
            return emitted, notes
        time.sleep(random.random() / 20)
    log.error('Ledger: the state could not be stored in 20 tries: others store all the time, or the state provider is down')
    return None


def put_out(flow_files, emitted):
    # Creates, forwards and removes FlowFiles as the step said. flow_files: uuid -> FlowFile.
    from java.util.regex import Pattern
    not_kept = Pattern.compile(r'(?!token\.|path$|filename$).*')
    gone_on = set()
    for each in emitted:
        flow_file = flow_files[each['in']]
        if each['forward']:
            gone_on.add(each['in'])
        else:
            flow_file = session.removeAllAttributes(session.create(flow_file), not_kept)
        if each['content'] is not None:
            stream = session.write(flow_file)
            try:
                stream.write(bytearray(each['content'].encode('ascii')))
            finally:
                stream.close()
        session.transfer(session.putAllAttributes(flow_file, each['attributes']), REL_SUCCESS)
    for uuid in flow_files:
        if uuid not in gone_on:
            session.remove(flow_files[uuid])


def trigger():
    files = session.get(100)
    if not files:
        return
    try:
        settings = configure(lambda name: context.getProperty(name).evaluateAttributeExpressions().getValue())
    except SettingError as error:
        log.error('Ledger: nothing is done: ' + error.args[0])
        session.rollback(True)
        return
    flow_files, events = {}, []
    for flow_file in files:
        events.append(read_event(flow_file))
        flow_files[events[-1]['uuid']] = flow_file
    result = stored_step(events, settings)
    if result is None:
        session.rollback(True)
        return
    put_out(flow_files, result[0])
    for level, text in result[1]:
        getattr(log, level)(text)
    session.commit()


if 'session' in globals():
    trigger()
