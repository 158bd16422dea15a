if 'session' in globals():
    for flowFile in session.get(100):
        try:
            callback = TransformCallback(flowFile)
            flowFile = session.write(flowFile, callback)
            session.putAttribute(flowFile, 'relation', callback.relation)
            session.transfer(flowFile, REL_SUCCESS)
        except:
            session.putAttribute(flowFile, 'log.script.error', traceback.format_exc())
            session.transfer(flowFile, REL_FAILURE)
    session.commit()
