def get_attribute(flow_file, attr_name):
    # With the attribute allVar (a JSON object, set by some users' own flows) every name is looked up there and only there:
    # a name that it lacks is None, even when the FlowFile has an attribute of that name.
    all_var = flow_file.getAttribute('allVar')
    if all_var:
        return json.loads(all_var).get(attr_name, None)
    return flow_file.getAttribute(attr_name)
