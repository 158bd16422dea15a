"""A run as one HTML file: the canvas as NiFi draws it, what went through it, every FlowFile step by step.

``report_html(run, summary)`` gives the page; it is self-contained and loads nothing.
"""

from __future__ import annotations

from .report import Summary, report_html

__all__ = ["Summary", "report_html"]
