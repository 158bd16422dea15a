def by_status(status_code):
    # What an HTTP status says by itself; None: there was no answer.
    if not status_code or status_code in ('408', '425', '429') or status_code.startswith('5'):
        return 'do_nothing'
    if status_code in ('401', '403'):
        return 'auth_fail'
    return 'continue' if status_code.startswith('2') else 'failure'
