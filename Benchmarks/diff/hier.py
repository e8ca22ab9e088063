"""Compares two pjsip.conf with hier_config: reads both, and makes the remediation from the deployed one to the wanted one.

Usage: hier.py WANTED DEPLOYED. Prints seconds, peak memory in MiB and the number of sections that need a change, as JSON.
hier_config knows indented text: a section's settings are indented below its head.
"""
import json
import resource
import sys
import time
from pathlib import Path

from hier_config import Platform, WorkflowRemediation, get_hconfig


def indented(path):
    lines, seen = [], {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("["):
            # pjsip.conf uses one name for several objects; a tree of lines needs them told apart.
            seen[line] = seen.get(line, 0) + 1
            lines.append(f"{line} {seen[line]}")
        else:
            lines.append("  " + line)
    return "\n".join(lines) + "\n"


def main():
    texts = [indented(path) for path in sys.argv[1:3]]
    start = time.perf_counter()
    wanted, deployed = (get_hconfig(Platform.GENERIC, text) for text in texts)
    remediation = WorkflowRemediation(deployed, wanted).remediation_config
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mebibytes": peak, "changed": sum(1 for _ in remediation.children)}))


main()
