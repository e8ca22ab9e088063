"""Renders what generate-benchmark dumped with Jinja2, from the same templates translated, and times it.

Usage: jinja.py DUMP TEMPLATES SECONDS. Fails when Jinja2's output differs from ours by a single byte.
"""
import json
import re
import sys
import time
from pathlib import Path

from jinja2 import Environment

TAG = re.compile(r"\{\{([#^/>!]?)\s*([^}\s]+)[^}]*\}\}")
ALONE = re.compile(r"^[ \t]*(\{\{[#^/>!][^}]*\}\})[ \t]*\n", re.M)


def with_partials(folder, path):
    text = (folder / path).read_text(encoding="utf-8")
    return re.sub(r"^\{\{>\s*(\S+?)\s*\}\}\n", lambda m: with_partials(folder, m[1] + ".mustache"), text, flags=re.M)


def translate(source, values):
    """Mustache to Jinja2; the values tell which sections are lists."""
    out, at, scopes, opened = [], 0, [("", values)], []
    source = ALONE.sub(r"\1", source)

    def find(name):
        for variable, scope in reversed(scopes):
            if name in scope:
                return (f"{variable}['{name}']" if variable else name), scope[name]
        return name, None

    for tag in TAG.finditer(source):
        out.append(source[at:tag.start()])
        at = tag.end()
        kind, name = tag[1], tag[2]
        if kind == "":
            out.append("{{ %s }}" % find(name)[0])
        elif kind in "#^":
            expression, value = find(name)
            if kind == "#" and isinstance(value, list):
                variable = f"i{len(scopes)}"
                merged = {}
                for item in value:
                    for key, each in item.items():
                        if merged.get(key) in (None, [], ""):
                            merged[key] = each
                        elif isinstance(each, list):
                            merged[key] = merged[key] + each
                scopes.append((variable, merged))
                opened.append("{% endfor %}")
                out.append("{%% for %s in %s %%}" % (variable, expression))
            else:
                scopes.append(("", {}))
                opened.append("{% endif %}")
                out.append("{%% if %s%s %%}" % ("not " if kind == "^" else "", expression))
        elif kind == "/":
            scopes.pop()
            out.append(opened.pop())
    return "".join(out) + source[at:]


def main():
    dump, folder, seconds = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2]), float(sys.argv[3])
    environment = Environment(keep_trailing_newline=True)
    jobs = []
    for item in dump:
        template = environment.from_string(translate(with_partials(folder, item["template"]), item["values"]))
        if template.render(item["values"]) != item["output"]:
            sys.exit(f"{item['template']}: Jinja2's output differs from ours")
        jobs.append((template, item["values"]))
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(10):
            for template, values in jobs:
                template.render(values)
        best = min(best, (time.perf_counter() - start) / 10)
    print(best * 1e6)


main()
