"""The real program as a process, run as an ordinary user, and questions to it."""
import contextlib
import html.parser
import http.client
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

USER = 65534  # nobody


def as_ordinary_user(command):
    """The command, run as nobody when we are root: root may write anywhere, which hides faults."""
    if os.getuid() != 0:
        return command
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--", *command]


def give(path):
    """Makes the ordinary user owner of a folder and what is in it."""
    if os.getuid() == 0:
        for folder, _, files in os.walk(path):
            for name in [folder] + [os.path.join(folder, name) for name in files]:
                os.chown(name, USER, USER)


class Server:
    """A server on a store; stopped by force at the end of a `with` block if it still runs."""

    def __init__(self, binary, store, *options, environment=None):
        self.store = store
        self.folder = tempfile.mkdtemp(prefix="framsyn-fault-")
        give(self.folder)
        os.chmod(self.folder, 0o755)
        self.log_path = os.path.join(self.folder, "log")
        port_file = os.path.join(self.folder, "port")
        # Set behind the change of user, so that it bears on the server alone; and before a shell that becomes it, since a
        # library preloaded into a Swift program may not be the first to change the environment there.
        settings = [f"{name}={value}" for name, value in (environment or {}).items()]
        command = as_ordinary_user(
            ["env", *settings, "sh", "-c", 'exec "$@"', "sh", binary, "serve", "--data", store, "--port", "0", "--port-file", port_file, "--log-format", "json", *options])
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
        for _ in range(600):
            with contextlib.suppress(OSError, ValueError):
                self.port = int(open(port_file).read())
                return
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.log}")
            time.sleep(0.05)
        raise RuntimeError("the server did not start within 30 seconds")

    @property
    def log(self):
        return open(self.log_path, encoding="utf-8", errors="replace").read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self):
        """kill -9, as a crash or a power cut of the program."""
        self.process.kill()
        self.process.wait()

    def stop(self, sent=signal.SIGTERM, patience=30):
        """Asks it to stop; returns the exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(sent)
        return self.process.wait(patience), time.monotonic() - began

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize() / 1e6

    def connection(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def sign_in(self, name="administrator"):
        """Signs in with one of the demonstration's accounts; returns the cookie and the secret that forms carry. What the
        latest call returned is what `get` and `change` use."""
        connection = self.connection()
        try:
            connection.request("GET", "/logga-in")
            answer = connection.getresponse()
            answer.read()
            cookie = answer.headers["Set-Cookie"].split(";")[0]
            body = urllib.parse.urlencode(
                {"anvandarnamn": name, "losenord": "prova framsyn fritt", "vakt": cookie.split("=")[1]})
            connection.request("POST", "/logga-in", body, {
                "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 303 or "Set-Cookie" not in answer.headers:
                raise RuntimeError(f"{name} was not let in: {answer.status}")
            cookie = answer.headers["Set-Cookie"].split(";")[0]
            connection.request("GET", "/konto", headers={"Cookie": cookie})
            page = connection.getresponse().read().decode()
            self.session = cookie, re.search(r'name="vakt" value="([^"]+)"', page).group(1)
            return self.session
        finally:
            connection.close()

    def signed_in(self):
        """The cookie and the forms' secret of a session, begun when it is first needed."""
        return getattr(self, "session", None) or self.sign_in()

    def get(self, path, headers=None, timeout=60):
        if not path.startswith(("/halsa/", "/matvarden")):
            headers = {"Cookie": self.signed_in()[0], **(headers or {})}
        connection = self.connection(timeout)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def raw(self, data, timeout=60, pause=0.0):
        """Sends bytes, one at a time with a pause when one is given, and returns all that comes back and the seconds."""
        began = time.monotonic()
        answer = b""
        with socket.create_connection(("127.0.0.1", self.port)) as link:
            link.settimeout(timeout)
            with contextlib.suppress(OSError):
                if pause:
                    link.settimeout(pause)
                    for byte in data:
                        link.sendall(bytes([byte]))
                        with contextlib.suppress(TimeoutError):
                            answer += link.recv(65536)
                            break
                    link.settimeout(timeout)
                else:
                    link.sendall(data)
            with contextlib.suppress(OSError):
                while part := link.recv(65536):
                    answer += part
        return answer, time.monotonic() - began


def change(server, number, connection=None, timeout=30):
    """Adds an organisation with a code of its own. The one place where the suite changes something over the web.

    Returns the status and the page; 303 means that the change is acknowledged.
    """
    own = connection is None
    connection = connection or server.connection(timeout)
    try:
        cookie, token = server.signed_in()
        body = urllib.parse.urlencode(
            {"vakt": token, "namn": f"Felprov {number}", "kod": f"FEL-{number}", "slag": "unit", "over": "", "fran": "", "till": ""})
        connection.request(
            "POST", "/register/organisation/andra", body,
            {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Cookie": cookie})
        answer = connection.getresponse()
        page = answer.read().decode()
        # Led to sign in, or to send the form once more: nothing was done.
        is_done = answer.status != 303 or answer.headers["Location"].startswith("/register/")
        return answer.status if is_done else 401, page
    finally:
        if own:
            connection.close()


def one_person(store):
    """The unit of the demonstration's manager, and the pseudonym of somebody in it."""
    database = sqlite3.connect(os.path.join(store, "framsyn.sqlite"))
    try:
        return database.execute(
            "SELECT a.organisationID, p.pseudonym FROM appointment a JOIN account k ON k.id = a.accountID "
            "JOIN employment e ON e.organisationID = a.organisationID JOIN person p ON p.id = e.personID "
            "WHERE k.signInName = 'enhetschef' LIMIT 1").fetchone()
    finally:
        database.close()


def read_person(server, session, unit, pseudonym):
    """Reads a person's record as somebody who may; the status."""
    cookie, token = session
    connection = server.connection()
    try:
        connection.request(
            "POST", f"/register/person?org={unit}",
            urllib.parse.urlencode({"vakt": token, "pseudonym": pseudonym, "skal": "prov av full disk"}),
            {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


class FormValues(html.parser.HTMLParser):
    """The values of a form of a page as a browser would send them."""

    def __init__(self, page, form):
        super().__init__()
        self.wanted, self.inside, self.select, self.values = form, False, None, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("id") == self.wanted
        elif not self.inside:
            return
        elif tag == "input" and given.get("type") not in ("submit", "file") and given.get("name"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.values.append((given["name"], given.get("value", "")))
        elif tag == "select":
            self.select = [given["name"], None]
        elif tag == "option" and self.select and ("selected" in given or self.select[1] is None):
            self.select[1] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select:
            self.values.append(tuple(self.select))
            self.select = None


def start_import(server, path, employer):
    """Sends a register over the web and starts reading it as its columns were understood; the number of the job."""
    cookie, token = server.signed_in()
    head = {"Sec-Fetch-Site": "same-origin", "Cookie": cookie}
    fields = "".join(
        f'--grans\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("vakt", token), ("slag", "register"), ("arbetsgivare", employer)))
    with open(path, "rb") as file:
        body = (fields + '--grans\r\nContent-Disposition: form-data; name="fil"; filename="register.csv"\r\n'
                "Content-Type: text/csv\r\n\r\n").encode() + file.read() + b"\r\n--grans--\r\n"

    def send(address, body, kind):
        connection = server.connection()
        try:
            connection.request("POST", address, body, {**head, "Content-Type": kind})
            answer = connection.getresponse()
            page = answer.read().decode()
            if answer.status != 303:
                raise RuntimeError(f"{address}: {answer.status} {page[:300]}")
            return answer.headers["Location"]
        finally:
            connection.close()

    mapping = send("/register/import", body, "multipart/form-data; boundary=grans")
    form = FormValues(server.get(mapping)[2], "koppling")
    job = send(mapping, urllib.parse.urlencode(form.values), "application/x-www-form-urlencoded")
    return int(re.search(r"/jobb\?id=(\d+)", job).group(1))


def job_state(store, job):
    """The state of a job as it is stored."""
    database = sqlite3.connect(os.path.join(store, "framsyn.sqlite"))
    try:
        return database.execute("SELECT state FROM job WHERE id = ?", (job,)).fetchone()[0]
    finally:
        database.close()


FORM_HEAD = (
    b"POST /register/organisation/andra HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n")


def damage(store, acknowledged=()):
    """What is wrong with a store: damaged pages, broken references, anything acknowledged that is missing, anything half
    done. Empty when nothing is."""
    database = sqlite3.connect(os.path.join(store, "framsyn.sqlite"))
    try:
        found = []
        found += [f"integrity: {row[0]}" for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"reference: {row}" for row in database.execute("PRAGMA foreign_key_check")]
        there = {row[0] for row in database.execute("SELECT code FROM organisation WHERE code LIKE 'FEL-%'")}
        missing = {f"FEL-{number}" for number in acknowledged} - there
        found += [f"acknowledged but missing: {sorted(missing)[:5]} ({len(missing)})"] if missing else []
        found += [f"change without its event: {row[0]}" for row in database.execute(
            "SELECT code FROM organisation WHERE code LIKE 'FEL-%' AND id NOT IN "
            "(SELECT objectID FROM event WHERE object = 'organisation')")]
        found += [f"event without its change: {row[0]}" for row in database.execute(
            "SELECT id FROM event WHERE object = 'organisation' AND objectID IS NOT NULL AND objectID NOT IN "
            "(SELECT id FROM organisation)")]
        # A register is a delivery, its segments, and its rows where it is the employer's latest.
        found += [f"delivery {row[0]}: {row[1]} rows, {row[2]} in segments" for row in database.execute(
            "SELECT d.id, d.rowCount, coalesce(sum(s.rowCount), 0) FROM delivery d "
            "LEFT JOIN segment s ON s.deliveryID = d.id WHERE d.kind = 'register' GROUP BY d.id "
            "HAVING d.rowCount <> coalesce(sum(s.rowCount), 0)")]
        found += [f"delivery {row[0]}: {row[1]} rows, {row[2]} employments" for row in database.execute(
            "SELECT d.id, d.rowCount, (SELECT count(*) FROM employment e WHERE e.deliveryID = d.id) AS n FROM delivery d "
            "WHERE d.id IN (SELECT max(id) FROM delivery WHERE kind = 'register' GROUP BY employerID) AND n <> d.rowCount")]
        return found
    finally:
        database.close()


def deliveries(store):
    database = sqlite3.connect(os.path.join(store, "framsyn.sqlite"))
    try:
        return database.execute("SELECT count(*) FROM delivery").fetchone()[0]
    finally:
        database.close()


def figure(text, name):
    """A figure of /matvarden."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.M)
    return float(found.group(1)) if found else None
