"""What a release of the library needs but the signature, as the profile "release" has just built it in ./test."""

import zipfile
from xml.etree import ElementTree

import pytest
from checkout import ROOT

MAVEN = {"m": "http://maven.apache.org/POM/4.0.0"}
PARENT = ElementTree.parse(ROOT / "pom.xml").getroot()
MODULES = [module.text for module in PARENT.iterfind("m:modules/m:module", MAVEN)]
PUBLISHED = [module for module in MODULES if not module.endswith("bench")]

of_each = pytest.mark.parametrize("module", PUBLISHED)


def text(pom, path):
    found = pom.find("/".join(f"m:{name}" for name in path.split("/")), MAVEN)
    return None if found is None else found.text.strip()


def jar(module, kind=""):
    version = text(PARENT, "version")
    file = ROOT / module / "target" / f"{text(pom_of(module), 'artifactId')}-{version}{kind}.jar"
    if not file.is_file():
        pytest.skip(f"NO RELEASE BUILD: {file.name} is made by ./test, or by mvn -Prelease package")
    return zipfile.ZipFile(file)


def pom_of(module):
    return ElementTree.parse(ROOT / module / "pom.xml").getroot()


def classes(module):
    return [name for name in jar(module).namelist() if name.endswith(".class")]


@pytest.mark.parametrize(
    "path",
    ["url", "licenses/license/url", "developers/developer/name", "scm/connection", "scm/developerConnection", "scm/url"],
)
def test_the_parent_says_where_it_comes_from(path):
    assert text(PARENT, path)


@of_each
def test_a_module_has_name_and_description_of_its_own(module):
    assert text(pom_of(module), "name") and text(pom_of(module), "description")


@of_each
def test_sources_lie_beside_the_classes(module):
    sources = set(jar(module, "-sources").namelist())
    missing = {name.split("$")[0].removesuffix(".class") + ".java" for name in classes(module)} - sources
    assert missing == set()


@of_each
def test_documentation_lies_beside_the_classes_and_shows_nothing_internal(module):
    pages = jar(module, "-javadoc").namelist()
    assert "index.html" in pages
    assert [page for page in pages if "/internal/" in page] == []


def test_each_module_has_a_name_and_its_packages_for_itself():
    packages, names = {}, set()
    for module in PUBLISHED:
        manifest = jar(module).read("META-INF/MANIFEST.MF").decode()
        (name,) = [line.split(": ")[1] for line in manifest.splitlines() if line.startswith("Automatic-Module-Name")]
        names.add(name)
        for package in {name.rpartition("/")[0] for name in classes(module)}:
            packages.setdefault(package, []).append(module)
    assert len(names) == len(PUBLISHED)
    assert {package: modules for package, modules in packages.items() if len(modules) > 1} == {}
