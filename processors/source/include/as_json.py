def as_json(text):
    # Parsed JSON where it parses, else the text itself, None for nothing. The order of the keys is kept.
    if not text:
        return None
    try:
        return json.loads(text.lstrip(u'\ufeff'), object_pairs_hook=OrderedDict)
    except ValueError:
        return text
