# Keep the plan: puts the content into an attribute, so that the plan can be sent again as it came, whatever the cards make of the content.
# Nothing to edit.
#
# Reads:  the content
# Writes: plan.body; it is turned into the content again, and deleted, where the plan waits for its next try
# Relationships: success; failure with the traceback in log.script.error
# Example: {"event": {...}, "payload": {...}} -> plan.body={"event": {...}, "payload": {...}}

import sys
import traceback


# include: read_text


# include: run_each


def keep(flow_file):
    return session.putAttribute(flow_file, 'plan.body', read_text(flow_file))


def trigger():
    run_each(keep)


# include: run_safely
