"""ProcessSession: the one through which processors and scripts take, change and pass on FlowFiles.

Mirrors org.apache.nifi.controller.repository.StandardProcessSession of NiFi 1.16.3, call by call and word by word; ``lifecycle.py`` holds
what may be done when, its neighbours one concern each. Not here: migrate (NotEmulated), terminated tasks, swapped queues,
missing content.
"""

from __future__ import annotations

from ...java.registry import java_class
from .commit import CommitCalls
from .create import CreateCalls
from .files import FileCalls
from .queues import QueueCalls
from .state import StateCalls
from .transfer import TransferCalls


@java_class("org.apache.nifi.controller.repository.StandardProcessSession")
class ProcessSession(QueueCalls, CreateCalls, FileCalls, TransferCalls, StateCalls, CommitCalls):
    """One session of a component: ``ProcessSession(host)``."""
