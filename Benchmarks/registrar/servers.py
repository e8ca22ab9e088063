"""The servers that `run` compares: how each is started, and what the system knows of its processes."""
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REALM = "bench.test"
SERVER_CPU, LOAD_CPU = 0, 1
RECEIVE_BUFFER = 4 << 20


def private_address():
    """An address of loopback that nobody else uses: Kamailio sets SO_REUSEADDR, so two servers on one address and port
    would take each other's packets without an error."""
    return ".".join(["127", *(str(random.randint(1, 254)) for _ in range(3))])


class Server:
    """A server process and its children, from `start` to `stop`."""

    name = ""

    def __init__(self, users, folder, priority=()):
        """Takes the number of accounts, a folder for its files, and what is put before its command."""
        self.users = users
        self.priority = priority
        self.folder = Path(folder)
        self.address = f"{private_address()}:5060"
        self.process = None

    def command(self):
        raise NotImplementedError

    def start(self):
        self.log = open(self.folder / f"{self.name}.log", "ab")
        self.process = subprocess.Popen(
            [*self.priority, "taskset", "-c", str(SERVER_CPU), *self.command()],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.wait_until_it_answers()

    def wait_until_it_answers(self, seconds=60):
        host, port = self.address.split(":")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((private_address(), 0))
            probe.settimeout(0.2)
            via = "%s:%d" % probe.getsockname()
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                if self.process.poll() is not None:
                    break
                call = random.getrandbits(64)
                try:
                    probe.sendto(
                        f"OPTIONS sip:{REALM} SIP/2.0\r\nVia: SIP/2.0/UDP {via};branch=z9hG4bK{call:x};rport\r\n"
                        f"Max-Forwards: 70\r\nFrom: <sip:run@{REALM}>;tag={call:x}\r\nTo: <sip:{REALM}>\r\n"
                        f"Call-ID: {call:x}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n".encode(),
                        (host, int(port)))
                    if probe.recv(4096).startswith(b"SIP/2.0 "):
                        return
                except OSError:
                    time.sleep(0.1)
        self.log.flush()
        words = (self.folder / f"{self.name}.log").read_text(errors="replace")[-2000:]
        raise SystemExit(f"{self.name} does not answer at {self.address}; its last words:\n{words}")

    def pids(self):
        """The process and its children, which is where Kamailio works."""
        found = [self.process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children")
            if children.exists():
                found += [int(child) for child in children.read_text().split()]
        return found

    def memory(self):
        """The bytes that the processes hold together (PSS: each page once), and the part in shared memory."""
        total = {"Pss:": 0, "Pss_Shmem:": 0}
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                words = line.split()
                if words[0] in total:
                    total[words[0]] += int(words[1]) * 1024
        return total["Pss:"], total["Pss_Shmem:"]

    def stop(self):
        """Ends the process by its id; Kamailio's ends its children."""
        if self.process is None:
            return
        pids = self.pids() if self.process.poll() is None else []
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            for pid in pids[1:]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            self.process.wait()
        self.process = None
        self.log.close()


class Kamailio(Server):
    """Kamailio, tuned: see kamailio.cfg. `-x fm -X fm` is the allocator meant for production, twice as fast here as the
    one that is the default; `-b` lets the receive buffer grow so far."""

    name = "kamailio"

    @staticmethod
    def program():
        found = shutil.which("kamailio", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        if found is None:
            raise SystemExit("Kamailio is not here: install Debian's package `kamailio` (5.6 or later), "
                             "or measure ours alone with --only trunkline")
        return found

    def command(self):
        return [self.program(), "-f", str(HERE / "kamailio.cfg"), "-DD", "-E", "-x", "fm", "-X", "fm",
                "-b", str(RECEIVE_BUFFER), "-m", str(256 + self.users // 250), "-M", "16", "-Y", str(self.folder),
                "-A", f"ACCOUNTS={self.users}", "-l", f"udp:{self.address}"]


class Trunkline(Server):
    """Our registrar."""

    name = "trunkline"
    binary = None

    def command(self):
        return [str(self.binary), "--listen", self.address, "--users", str(self.users), "--realm", REALM,
                "--algorithm", "md5"]
