"""Beside pyproject.toml only for this: the wheel holds the flows, scripts and schemas too, as emulator/share/."""

import runpy
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHARED = {"templates": (".json", ".xml", ".md", ".svg", ".png"), "processors": (".py", ".json")}
LEFT_OUT = runpy.run_path(str(Path(__file__).parent / "emulator" / "base" / "shared.py"))["LEFT_OUT"]


class BuildWithShared(build_py):
    """Copies what emulator/base/shared.py looks for."""

    def run(self):
        super().run()
        here = Path(__file__).parent
        for tree, endings in SHARED.items():
            for file in sorted((here / tree).rglob("*")):
                if file.suffix in endings and not LEFT_OUT & set(file.relative_to(here).parts):
                    target = Path(self.build_lib) / "emulator" / "share" / file.relative_to(here)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(file, target)


setup(cmdclass={"build_py": BuildWithShared})
