"""Without Java the checks under Jython are skipped, with a reason; on a build server they fail."""

import pytest

from tests.kits import jython


def test_without_java_the_checks_are_skipped_with_a_reason(monkeypatch, tmp_path):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match="there is no java"):
        jython.run_jobs([], tmp_path)


def test_on_a_build_server_they_fail(monkeypatch, tmp_path):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="there is no java"):
        jython.run_jobs([], tmp_path)


def test_a_jar_that_maven_cannot_fetch_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(jython, "CACHE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match="there is no mvn to fetch org"):
        jython.class_path()
