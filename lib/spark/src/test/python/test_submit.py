"""The one jar for spark-submit, on a standalone cluster whose machines have Spark and nothing else."""

import os
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[5]
TARGET = ROOT / "lib" / "spark" / "target"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
OPENS = ("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch")
OURS = re.compile(r"/(tammes-[a-z]+-[^/]+\.jar$|ai/djl/|tech/tablesaw/|org/knowm/)")


@pytest.fixture(scope="module")
def jar(cluster):
    """The jar as CONTRIBUTING says to build it, while the cluster starts."""
    quickly = ["-Dmaven.test.skip=true", "-Dchecks=false"]
    command = ["mvn", "-f", ROOT / "pom.xml", "-q", "-B", "-Psubmit", "-pl", "lib/spark", *quickly, "package"]
    subprocess.run(command, check=True, timeout=1800)
    # Maven does not see that a later build wants checks, so that build is to compile everything again.
    shutil.rmtree(TARGET / "maven-status", ignore_errors=True)
    (jar,) = TARGET.glob("*-all.jar")
    return jar


class Cluster:
    """A master and a worker with Spark's own jars alone."""

    def __init__(self, home):
        self.home = home
        (home / "jars").mkdir(parents=True)
        (home / "RELEASE").touch()
        for place in (TARGET / "cluster.classpath").read_text(encoding="utf-8").strip().split(os.pathsep):
            if not OURS.search(place):
                (home / "jars" / os.path.basename(place)).symlink_to(place)
        self.processes = []
        self.master = self.start("master", "org.apache.spark.deploy.master.Master", "--port", "0")
        self.url = self.said("master", r"Starting Spark master at (spark://\S+)")
        self.start("worker", "org.apache.spark.deploy.worker.Worker", "--cores", "2", "--memory", "1g", self.url)

    def command(self, main, *arguments):
        opens = (f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS)
        return [JAVA, "-Xmx512m", *opens, "-cp", f"{self.home / 'jars'}/*", main, *map(str, arguments)]

    def environment(self):
        return {**os.environ, "SPARK_HOME": str(self.home), "SPARK_SCALA_VERSION": "2.13", "SPARK_LOCAL_IP": "127.0.0.1"}

    def start(self, name, main, *arguments):
        place = ["--host", "127.0.0.1", "--webui-port", "0"]
        with open(self.home / f"{name}.log", "w", encoding="utf-8") as log:
            self.processes.append(
                subprocess.Popen(
                    self.command(main, *place, *arguments), env=self.environment(), cwd=self.home, stdout=log, stderr=log
                )
            )
        return self.processes[-1]

    def said(self, name, pattern):
        log = self.home / f"{name}.log"
        end = time.monotonic() + 300
        while self.processes[0].poll() is None and time.monotonic() < end:
            found = re.search(pattern, log.read_text(encoding="utf-8"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(log.read_text(encoding="utf-8"))

    def submit(self, *arguments):
        executor = ["--executor-memory", "1g", "--executor-cores", "2"]
        command = self.command("org.apache.spark.deploy.SparkSubmit", "--master", self.url, *executor)
        settings = {"driver.host": "127.0.0.1", "driver.bindAddress": "127.0.0.1", "ui.enabled": "false"}
        for name, value in settings.items():
            command += ["--conf", f"spark.{name}={value}"]
        return subprocess.run(
            [*command, *map(str, arguments)], env=self.environment(), cwd=self.home, capture_output=True, text=True, timeout=1800
        )

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(timeout=60)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    if not (TARGET / "cluster.classpath").is_file() or not (TARGET / "test-classes").is_dir():
        pytest.skip("the module for Spark is not built: run mvn verify (or ./test) first")
    running = Cluster(tmp_path_factory.mktemp("cluster") / "spark")
    yield running
    running.stop()


@pytest.fixture
def program(tmp_path):
    """A person's own jar, with a main method and nothing else."""
    path = tmp_path / "own.jar"
    with zipfile.ZipFile(path, "w") as jar:
        name = "io/github/tammes/spark/Submitted.class"
        jar.write(TARGET / "test-classes" / name, name)
    return path


def test_a_grid_and_images_run_where_there_is_spark_and_nothing_else(cluster, jar, program, tmp_path):
    run = cluster.submit("--jars", jar, "--class", "io.github.tammes.spark.Submitted", program, tmp_path / "grid")
    assert run.returncode == 0, run.stdout + run.stderr
    # A trial has all cores of its executor to itself.
    assert "cpus at 1 tasks per executor" in run.stderr, run.stderr
    lines = (tmp_path / "grid" / "results.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3 and all("finished" in line for line in lines[1:]), lines
    answers = tmp_path / "grid" / "answers"
    assert (answers / "_SUCCESS").is_file() and list(answers.glob("*.parquet"))
