#!/usr/bin/env python3
"""Benchmarks the rekcl process against boto3, the AWS CLI and the plain SDK, using the emulator.

    ./mvnw -q -DskipTests package
    src/bench/benchmark.py                 # start: time and memory of one stop, --help, --version
    src/bench/benchmark.py tls             # the same stop over TLS
    src/bench/benchmark.py overshoot       # from STOPPED on the server to the end of the process
    src/bench/benchmark.py scale           # a hundred models, five calls a second
    src/bench/benchmark.py all

Requires only Python 3.8. boto3, the AWS CLI and openssl are used if they are installed.
The exit code is 0 regardless of the results, and 1 if something failed.
"""

import argparse
import datetime
import importlib.util
import json
import os
import pathlib
import platform
import random
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000"
MODEL = "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/1700000200000"


class Failed(Exception):
    """A command that should be measured failed."""


# ---------------------------------------------------------------- installed tools


class Java:
    def __init__(self, home):
        self.home = home
        self.command = str(pathlib.Path(home, "bin", "java"))
        self.release = {}
        for line in pathlib.Path(home, "release").read_text().splitlines():
            name, _, value = line.partition("=")
            self.release[name] = value.strip('"')
        self.version = self.release["JAVA_VERSION"]
        self.major = int(self.version.split(".")[0].split("-")[0])
        self.name = "Java %d" % self.major

    def __str__(self):
        return "%s (%s)" % (self.version, self.release.get("IMPLEMENTOR", "?"))


def javas(chosen):
    """Returns the JDKs to measure with: the given ones, or all that are found, without duplicates."""
    homes = list(chosen)
    if not homes:
        homes = [home for home in os.environ.get("JAVA_HOMES", "").split(os.pathsep) if home]
    if not homes:
        command = shutil.which("java")
        if os.environ.get("JAVA_HOME"):
            homes.append(os.environ["JAVA_HOME"])
        if command:
            homes.append(str(pathlib.Path(command).resolve().parent.parent))
        for folder in {"/usr/lib/jvm", *(os.path.dirname(home) for home in homes)}:
            if os.path.isdir(folder):
                homes += sorted(os.path.join(folder, name) for name in os.listdir(folder))
    found = {}
    for home in homes:
        real = os.path.realpath(home)
        if os.access(os.path.join(real, "bin/java"), os.X_OK) and os.path.isfile(os.path.join(real, "release")):
            java = Java(real)
            if java.major >= 17:
                found.setdefault(real, java)
    if not found:
        raise Failed("no Java 17 or newer was found; name one with --java")
    return sorted(found.values(), key=lambda java: java.major)


def aws_cli():
    """Returns the path of the AWS CLI itself, not of a slow version manager's shim."""
    beside = pathlib.Path(sys.executable).with_name("aws")
    return str(beside) if beside.exists() else shutil.which("aws")


# ---------------------------------------------------------------- processes

ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "AWS_ACCESS_KEY_ID": "benchmark",
    "AWS_SECRET_ACCESS_KEY": "benchmark",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class Run:
    """A process that has run to its end. Uses wait4, which reports the peak memory of this process only."""

    def __init__(self, command, extra=None):
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            env={**ENVIRONMENT, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.out = process.stdout.read().decode(errors="replace")
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        self.ended = time.perf_counter()
        process.returncode = status
        self.code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
        self.millis = (self.ended - start) * 1000
        self.cpu_millis = (usage.ru_utime + usage.ru_stime) * 1000
        # In bytes on macOS, in KiB elsewhere.
        self.mebibytes = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


class Emulator:
    """rekcl's emulator in a separate process, with methods for requests."""

    def __init__(self, rekcl, java, *options):
        self.process = subprocess.Popen(
            [str(rekcl / "bin" / "rekcl"), "emulator", "--port", "0", *options],
            env={**ENVIRONMENT, "JAVA_HOME": java.home, "REKCL_CLASS_DATA": "existing"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        if "=" not in line:
            self.process.kill()
            raise Failed("no emulator: " + self.process.stderr.read().strip())
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.url = line.strip().rpartition("=")[2]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def call(self, operation, **body):
        """Sends a request and returns the response; retries while throttled."""
        for _ in range(1000):
            request = urllib.request.Request(
                self.url,
                json.dumps(body).encode(),
                {
                    "Content-Type": "application/x-amz-json-1.1",
                    "X-Amz-Target": "RekognitionService." + operation,
                    # The emulator reads the region from this header and does not check the signature.
                    "Authorization": "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/rekognition/aws4_request",
                },
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                text = error.read().decode(errors="replace")
                if "Throttling" not in text and "ThroughputExceeded" not in text:
                    raise Failed("%s: %s" % (operation, text)) from error
                time.sleep(0.2)
        raise Failed(operation + " was throttled for too long")

    def status(self, model=MODEL):
        project = model.split("/version/")[0]
        name = model.split("/")[-2]
        for page in self.call("DescribeProjects")["ProjectDescriptions"]:
            if page["ProjectArn"].startswith(project + "/"):
                found = self.call("DescribeProjectVersions", ProjectArn=page["ProjectArn"], VersionNames=[name])
                return [each["Status"] for each in found["ProjectVersionDescriptions"]][0]
        raise Failed("no model " + model)

    def run_again(self):
        """Starts the model if necessary and waits until it is RUNNING."""
        for _ in range(100):
            status = self.status()
            if status == "RUNNING":
                return
            if status == "STOPPED":
                self.call("StartProjectVersion", ProjectVersionArn=MODEL, MinInferenceUnits=1)
            time.sleep(0.005)
        raise Failed("the model doesn't start: " + status)


# ---------------------------------------------------------------- start


def launcher(rekcl, java, class_data="existing"):
    return (
        [str(rekcl / "bin" / "rekcl")],
        {"JAVA_HOME": java.home, "REKCL_CLASS_DATA": class_data},
    )


def plain(rekcl, java):
    return [java.command, "-cp", str(rekcl / "lib" / "*"), "io.github.rekcl.Main"], {}


def stop_arguments(url):
    # The shortest interval: 10 ms of what is measured are the pause before the first status check.
    return ["stop", "--endpoint-url", url, "--poll-interval", "10ms", PROJECT, MODEL]


BASELINE = "boto3, stop and describe"


JVM_OPTIONS = [
    "-XX:TieredStopAtLevel=1",
    "-XX:CompileThresholdScaling=2",
    "-XX:+UseSerialGC",
    "-Xmx256m",
    "-XX:CompressedClassSpaceSize=64m",
    "-XX:-UsePerfData",
]


class SdkAlone:
    """A program that only sends the SDK's requests, started like rekcl: the lower bound for any program
    that uses the SDK. Also measures a JVM that only prints "hello"."""

    def __init__(self, rekcl, folder, emulator, url=None, ca=None):
        self.url = url or emulator.url
        self.ca = ca
        # The build replaces the lambdas in rekcl's jar; before that, the SDK is as its authors published it.
        published = rekcl.parent / "with-lambdas" / "rekcl.jar"
        self.sdk_jar = str(published if published.exists() else rekcl / "lib" / "rekcl.jar")
        self.folder = folder
        self.emulator = emulator
        self.jar = str(folder / "sdk-alone.jar")

    def compile(self, java):
        tools = pathlib.Path(java.home, "bin")
        self.tool(tools / "javac", "--release", "17", "-cp", self.sdk_jar, "-d", "classes", str(HERE / "SdkAlone.java"))
        self.tool(tools / "jar", "--create", "--no-compress", "--file", self.jar, "-C", "classes", ".")

    def commands(self, found):
        commands = {}
        compiler = next((java for java in found if pathlib.Path(java.home, "bin", "javac").exists()), None)
        if compiler is None:
            return commands
        self.compile(compiler)
        options = [*JVM_OPTIONS, *self.trust(compiler)]
        for java in found:
            main = [*options, "-cp", self.sdk_jar + os.pathsep + self.jar, "SdkAlone"]
            calls = [self.url, PROJECT, MODEL]
            class_data = self.class_data(java, main, calls)
            commands["the SDK alone, same calls, %s" % java.name] = [java.command, *class_data, *main, *calls], {}
            if self.ca:
                continue
            hello = [java.command, *JVM_OPTIONS, "-Xshare:auto", "-cp", self.jar, "SdkAlone"]
            commands["a JVM that says hello, %s" % java.name] = hello, {}
        return commands

    def trust(self, java):
        """Returns the JVM options to trust the test CA."""
        if not self.ca:
            return []
        store = str(self.folder / "trusted")
        keytool = pathlib.Path(java.home, "bin", "keytool")
        self.tool(keytool, "-importcert", "-noprompt", "-keystore", store, "-storepass", "changeit", "-file", self.ca)
        return ["-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=changeit"]

    def class_data(self, java, main, calls):
        """Creates class data as lib/class-data.sh does; returns the JVM options to use it."""
        classes, archive = "%d.classes" % java.major, str(self.folder / ("%d.archive" % java.major))
        self.emulator.run_again()
        if java.major < 24:
            self.tool(java.command, "-XX:DumpLoadedClassList=" + classes, *main, *calls)
            files = ["-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive]
            self.tool(java.command, "-Xshare:dump", "-XX:+UseG1GC", "-Xmx256m", *files, *main[-3:-1])
            return ["-XX:SharedArchiveFile=" + archive, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"]
        no_profiles = ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"]
        record = ["-XX:AOTMode=record", "-XX:AOTConfiguration=" + classes]
        self.tool(java.command, *no_profiles, *record, *main, *calls)
        self.tool(java.command, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + classes, "-XX:AOTCache=" + archive, *main[:-1])
        return ["-XX:AOTCache=" + archive]

    def tool(self, *command):
        environment = {**os.environ, **ENVIRONMENT}
        done = subprocess.run([str(word) for word in command], cwd=self.folder, env=environment, capture_output=True)
        if done.returncode != 0:
            raise Failed("%s: %s" % (command[0], (done.stderr or done.stdout).decode(errors="replace")))


def stopping(rekcl, found, url):
    """Returns the commands that stop a running model, by name."""
    commands = {}
    if importlib.util.find_spec("boto3"):
        script = str(HERE / "stop_with_boto3.py")
        commands[BASELINE] = [sys.executable, script, url, PROJECT, MODEL], {}
        commands["boto3, describe before as well"] = [sys.executable, script, url, PROJECT, MODEL, "describe"], {}
    cli = aws_cli()
    if cli:
        arguments = ["rekognition", "stop-project-version", "--project-version-arn", MODEL, "--endpoint-url", url]
        commands["AWS CLI, stop alone"] = [cli, *arguments], {}
    for java in found:
        for name, (command, extra) in {
            "rekcl": launcher(rekcl, java),
            "rekcl without class data": launcher(rekcl, java, "off"),
            "java -cp lib/*": plain(rekcl, java),
        }.items():
            commands["%s, %s" % (name, java.name)] = command + stop_arguments(url), extra
    return commands


def printing(rekcl, found, option):
    commands = {}
    for java in found:
        for name, (command, extra) in {
            "rekcl": launcher(rekcl, java),
            "java -cp lib/*": plain(rekcl, java),
        }.items():
            commands["%s %s, %s" % (name, option, java.name)] = command + [option], extra
    cli = aws_cli()
    if cli and option == "--version":
        commands["aws --version"] = [cli, option], {}
    return commands


def measure(commands, rounds, before=lambda: None, after=lambda name, run: None):
    """Runs every command once per round, in a random order, so that other load on the machine affects all
    commands equally. The first round warms the disk cache and is not counted."""
    runs = {name: [] for name in commands}
    names = list(commands)
    order = random.Random(1)
    for number in range(rounds + 1):
        order.shuffle(names)
        for name in names:
            before()
            run = Run(*commands[name])
            if run.code != 0:
                raise Failed("%s: exit code %d\n%s" % (name, run.code, run.out))
            after(name, run)
            if number > 0:
                runs[name].append(run)
    return runs


def table(runs, unit="process"):
    baseline = runs.get(BASELINE)
    base = statistics.median(run.millis for run in baseline) if baseline else None
    print("| %s | median | fastest | to boto3 | CPU time | peak memory |" % unit)
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, each in runs.items():
        median = statistics.median(run.millis for run in each)
        print(
            "| %s | %.0f ms | %.0f ms | %s | %.0f ms | %.0f MiB |"
            % (
                name,
                median,
                min(run.millis for run in each),
                "%.2f" % (median / base) if base else "",
                statistics.median(run.cpu_millis for run in each),
                statistics.median(run.mebibytes for run in each),
            )
        )
    print(flush=True)


def stopped(emulator):
    def check(name, _):
        if "hello" not in name and emulator.status() == "RUNNING":
            raise Failed(name + " did not stop the model")

    return check


def start(args, found):
    with tempfile.TemporaryDirectory() as name, Emulator(args.rekcl, found[-1], "--transition", "0s") as emulator:
        alone = SdkAlone(args.rekcl, pathlib.Path(name), emulator).commands(found)
        print("Stop a model that is STOPPED at the first status check; rekcl also checks before the request:\n")
        table(
            measure(
                {**stopping(args.rekcl, found, emulator.url), **alone},
                args.rounds,
                emulator.run_again,
                stopped(emulator),
            )
        )
    for option in ("--help", "--version"):
        table(measure(printing(args.rekcl, found, option), args.rounds), "command")


# ---------------------------------------------------------------- TLS


class TlsFront:
    """Forwards TLS connections to a plain port, using a certificate signed by its own CA."""

    def __init__(self, folder, port):
        self.port_behind = port
        self.ca = folder / "ca.pem"
        self.make_certificates(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "server.pem", folder / "server.key")
        self.listener = context.wrap_socket(
            socket.create_server(("127.0.0.1", 0)), server_side=True, do_handshake_on_connect=False
        )
        self.url = "https://localhost:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    @staticmethod
    def make_certificates(folder):
        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

        (folder / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        key = ["-newkey", "rsa:2048", "-nodes"]
        openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=benchmark")
        openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
        signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"]
        openssl("x509", "-req", "-in", "server.csr", *signed, "-out", "server.pem")

    def serve(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.connection, args=(client,), daemon=True).start()

    def connection(self, client):
        try:
            client.do_handshake()
            behind = socket.create_connection(("127.0.0.1", self.port_behind))
            for end in (client, behind):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.pump, args=(behind, client), daemon=True).start()
            self.pump(client, behind)
        except OSError:
            client.close()

    @staticmethod
    def pump(source, sink):
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    break
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            sink.close()


def tls(args, found):
    if not shutil.which("openssl"):
        print("No openssl here: nothing measured over TLS.\n")
        return
    with tempfile.TemporaryDirectory() as name, Emulator(args.rekcl, found[-1], "--transition", "0s") as emulator:
        folder = pathlib.Path(name)
        front = TlsFront(folder, int(emulator.url.rpartition(":")[2]))
        commands = {}
        for who, (command, extra) in stopping(args.rekcl, found, front.url).items():
            if "without" in who or "-cp" in who:
                continue
            commands[who] = command, {**extra, "AWS_CA_BUNDLE": str(front.ca)}
        commands.update(SdkAlone(args.rekcl, folder, emulator, front.url, front.ca).commands(found))
        print("The same over TLS:\n")
        table(measure(commands, args.rounds, emulator.run_again, stopped(emulator)))


# ---------------------------------------------------------------- overshoot


def overshoot(args, found):
    print("From STOPPED on the server to the end of the process, with rekcl's own pauses:\n")
    print("| a stop takes | rekcl | a check every 5 s | a check every 10 s |")
    print("| ---: | ---: | ---: | ---: |")
    for seconds in (0, 1, 3, 10, 60):
        with Emulator(args.rekcl, found[-1], "--transition", "%ds" % seconds) as emulator:
            seen = []

            def watch():
                while not seen:
                    if emulator.status() == "STOPPED":
                        seen.append(time.perf_counter())
                    time.sleep(0.02)

            watcher = threading.Thread(target=watch, daemon=True)
            watcher.start()
            command, extra = launcher(args.rekcl, found[-1])
            run = Run(command + ["stop", "--endpoint-url", emulator.url, PROJECT, MODEL], extra)
            if run.code != 0:
                raise Failed(run.out)
            watcher.join(timeout=10)
            if not seen:
                raise Failed("the model was never seen STOPPED")
            print(
                "| %d s | %.1f s | %d s | %d s |"
                % (seconds, max(0, run.ended - seen[0]), -seconds % 5, -seconds % 10),
                flush=True,
            )
    print("\nThe last two columns are calculated, for a stop that takes exactly that long; in general the delay is up to 5 s and 10 s.\n")


# ---------------------------------------------------------------- scale


def scale(args, found):
    java = found[-1]
    options = ["--transition", "20s", "--max-tps", "5"]
    text = Run(launcher(args.rekcl, java)[0] + ["emulator", "--help"], launcher(args.rekcl, java)[1]).out
    if "--max-tps" not in text:
        print("This rekcl's emulator has no --max-tps: no scale run.\n")
        return
    if "--training" in text:
        options += ["--training", "0s"]
    with Emulator(args.rekcl, java, *options) as emulator:
        project = emulator.call("CreateProject", ProjectName="scale")["ProjectArn"]
        for number in range(args.models):
            emulator.call(
                "CreateProjectVersion",
                ProjectArn=project,
                VersionName="v%d" % number,
                OutputConfig={"S3Bucket": "benchmark", "S3KeyPrefix": "scale"},
            )
        command, extra = launcher(args.rekcl, java)
        arguments = ["delete", "--all", "--yes", "--await-training", "-v", "--endpoint-url", emulator.url, project]
        run = Run(command + arguments, extra)
        left = emulator.call("DescribeProjectVersions", ProjectArn=project)["ProjectVersionDescriptions"]
        # With -v, each response is one line: "DescribeProjectVersions: HTTP 200, request id …".
        responses = [line.split(": HTTP ") for line in run.out.splitlines() if ": HTTP " in line]
        polls = sum(response[0] == "DescribeProjectVersions" for response in responses)
        deletions = sum(response[0] == "DeleteProjectVersion" for response in responses)
        refused = sum(not response[1].startswith("200") for response in responses)
        print(
            "%d models, 20 s to delete each, 5 calls a second of each operation: exit code %d after %.0f s, %d left;\n"
            "%d DescribeProjectVersions in that time, %d DeleteProjectVersion, %d of all these refused; "
            "%.0f MiB at most.\n"
            % (
                args.models,
                run.code,
                run.millis / 1000,
                len(left),
                polls,
                deletions,
                refused,
                run.mebibytes,
            )
        )
        if run.code != 0:
            raise Failed("the scale run failed:\n" + "\n".join(run.out.splitlines()[-10:]))


# ---------------------------------------------------------------- main

SECTIONS = {"start": start, "tls": tls, "overshoot": overshoot, "scale": scale}


def describe(found):
    parts = ["%s, %d processors, %s" % (platform.system(), os.cpu_count(), platform.machine())]
    parts += ["Java " + str(java) for java in found]
    if importlib.util.find_spec("boto3"):
        import boto3  # optional, so not imported at the top

        parts.append("boto3 %s on Python %s" % (boto3.__version__, platform.python_version()))
    cli = aws_cli()
    if cli:
        parts.append(Run([cli, "--version"]).out.split(" ")[0].replace("/", " "))
    print("%s: %s.\n" % (datetime.date.today().isoformat(), "; ".join(parts)), flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", default=["start"], metavar="SECTION", help=", ".join(SECTIONS) + ", all")
    parser.add_argument("--rounds", type=int, default=15, help="number of interleaved rounds (default: 15)")
    parser.add_argument("--java", action="append", default=[], metavar="HOME", help="measure with this JDK; may be repeated (default: JAVA_HOMES, or all JDKs that are found)")
    parser.add_argument("--rekcl", type=pathlib.Path, default=HERE.parents[1] / "target" / "rekcl", metavar="FOLDER", help="the unpacked distribution (default: target/rekcl)")
    parser.add_argument("--models", type=int, default=100, help="number of models that the scale run deletes (default: 100)")
    args = parser.parse_args()
    args.rekcl = args.rekcl.resolve()
    sections = list(SECTIONS) if "all" in args.sections else args.sections
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        parser.error("no section " + ", ".join(unknown))
    try:
        if not (args.rekcl / "bin" / "rekcl").exists():
            raise Failed("there is no rekcl in %s; build it first: ./mvnw -q -DskipTests package" % args.rekcl)
        found = javas(args.java)
        describe(found)
        for java in found:
            command, extra = launcher(args.rekcl, java, "now")
            Run(command + ["--version"], extra)
        for name in sections:
            SECTIONS[name](args, found)
    except Failed as failure:
        print("benchmark: %s" % failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
