"""ProcessSession: the one through which processors and scripts take, change and pass on FlowFiles.

Mirrors org.apache.nifi.controller.repository.StandardProcessSession of NiFi 1.16.3, call by call and word by word; ``lifecycle.py`` holds
what may be done when, the other ``session_*`` modules one concern each. Not here: migrate (NotEmulated), terminated tasks, swapped queues,
missing content.
"""

from __future__ import annotations

from ..java.registry import java_class
from .session_commit import CommitCalls
from .session_create import CreateCalls
from .session_files import FileCalls
from .session_queues import QueueCalls
from .session_state import StateCalls
from .session_transfer import TransferCalls


@java_class("org.apache.nifi.controller.repository.StandardProcessSession")
class ProcessSession(QueueCalls, CreateCalls, FileCalls, TransferCalls, StateCalls, CommitCalls):
    """One session of a component: ``ProcessSession(host)``."""
