"""Whether the machine is quiet enough to measure on."""
import sys
import time
from pathlib import Path


def busy_share(seconds=1.0):
    """The share of the processors' time that others use now, and the share that the host takes away (steal)."""
    def read():
        fields = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
        return sum(fields), fields[3] + fields[4], fields[7]
    before = read()
    time.sleep(seconds)
    total, idle, steal = (after - start for after, start in zip(read(), before))
    return 1 - idle / max(total, 1), steal / max(total, 1)


def wait_until_quiet(limit, patience):
    """Waits until the machine does nearly nothing else, at most `patience` seconds. Returns the share still used."""
    end = time.monotonic() + patience
    while True:
        busy, steal = busy_share()
        if busy <= limit and steal <= limit:
            return busy
        if time.monotonic() >= end:
            load = Path("/proc/loadavg").read_text().split()[0]
            print(f"run: others use {busy:.0%} of the processors (steal {steal:.0%}, load {load}): "
                  "trust the ratio of this pair little, and the figures less", file=sys.stderr)
            return busy
