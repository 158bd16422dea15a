def configure(get):
    # The settings; get(name) gives the text of a property or None. Missing or empty: the default.
    settings = dict(SETTINGS)
    for name in SETTINGS:
        text = (get(name) or '').strip()
        if isinstance(SETTINGS[name], int) and text and not (text.isdigit() and int(text) >= (name == 'limit')):
            raise ValueError('%s is "%s": it must be a whole number, %s' % (name, text, 'not 0' if name == 'limit' else 'not negative'))
        if text:
            settings[name] = int(text) if isinstance(SETTINGS[name], int) else iso(text) if name == 'start_date' else text
    return settings


def step(state, events, settings, now):
    # The whole Ledger: state (text -> text), events (attributes with uuid and content), settings, epoch seconds
    # -> (new state, what to emit, notes). It changes nothing that it is given.
    ledger, place = FLOW(state, settings, now), dict((name, number) for number, name in enumerate(FLOW.EVENTS))
    events = sorted(events, key=lambda event: place.get(event.get('ledger.event'), len(place)))
    for event in events:
        ledger.take(event)
    ledger.finish(events)
    ledger.book.sum_up()
    return ledger.book.state, ledger.emitted, ledger.notes


def stored_step(events, settings):
    # One step whose new state is stored: (what to emit, notes); it raises when it could not be.
    # StateManager.replace wants the very object that getState gave. Another node may be faster: then all is read anew.
    from java.util import HashMap
    from org.apache.nifi.components.state import Scope
    manager = context.getStateManager()
    for _ in range(20):
        old = manager.getState(Scope.CLUSTER)
        if old.get('0summary') is None:                             # never set, or cleared by hand: replace would be False for ever
            if 'tick' not in [event.get('ledger.event') for event in events]:
                raise RuntimeError('there is no state yet; outcomes wait for the next tick. Is the schedule running?')
            manager.setState(HashMap({'0summary': '{}'}), Scope.CLUSTER)
            old = manager.getState(Scope.CLUSTER)
        before = dict(old.toMap())
        state, emitted, notes = step(before, events, settings, time.time())
        if state == before or manager.replace(old, HashMap(state), Scope.CLUSTER):
            return emitted, notes
        time.sleep(random.random() / 20)
    raise RuntimeError('the state could not be stored in 20 tries: others store all the time, or the state provider is down')


def put_out(flow_files, emitted):
    # Creates, forwards and removes FlowFiles as the step said. flow_files: uuid -> FlowFile.
    from java.util.regex import Pattern
    not_kept = Pattern.compile(r'(?!token\.|path$|filename$).*')
    gone_on = set(each['in'] for each in emitted if each['forward'])
    for each in emitted:
        flow_file = flow_files[each['in']]
        if not each['forward']:
            flow_file = session.removeAllAttributes(session.create(flow_file), not_kept)
        if each['content'] is not None:
            flow_file = write_ascii(flow_file, each['content'])
        session.transfer(session.putAllAttributes(flow_file, each['attributes']), REL_SUCCESS)
    for uuid in flow_files:
        if uuid not in gone_on:
            session.remove(flow_files[uuid])


def trigger():
    flow_files, events = {}, []
    for flow_file in session.get(1000):
        event = dict(flow_file.getAttributes())
        if event.get('ledger.event') in ('page', 'operator'):
            event['content'] = read_text(flow_file)
        events.append(event)
        flow_files[event['uuid']] = flow_file
    emitted, notes = stored_step(events, configure(setting)) if events else ([], [])
    put_out(flow_files, emitted)
    for level, text in notes:
        getattr(log, level)(text)
    session.commit()


# include: run_safely
