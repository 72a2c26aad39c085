# Sourced by run, test and binder/postBuild: sets up, inside the checkout, what a notebook needs.
# Every failure is one sentence on standard error and a non-zero exit.

# With it cd says where it has gone, and may go elsewhere.
unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv
bench_venv=$root/.venv-bench
newly_set_up=

say() { printf '%s\n' "$*"; }

die() {
    printf 'tammes: %s\n' "$*" >&2
    exit 1
}

interactive() { [ -t 0 ] && [ -t 1 ]; }

# Whether a folder has a file with this ending. compgen would take a [ in the folder's own name for a pattern.
has_files() {
    local file
    for file in "$1"/*"$2"; do
        if [ -e "$file" ]; then return 0; fi
    done
    return 1
}

# Ctrl-C reaches the program of the step as well; what that says of it is not shown.
trap 'die "stopped"' INT

# Java reads names of files by the locale: under LC_ALL=C it cannot open a path with an accent in it.
case $(locale charmap 2>/dev/null || true) in
    ANSI_X3.4-1968 | US-ASCII | 646)
        if [ "$(LC_ALL=C.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ]; then
            export LC_ALL=C.UTF-8
        else
            case $root in *[!\ -~]*) die "$root has letters that Java cannot read under this locale: set LC_ALL to one with UTF-8, or move the checkout." ;; esac
        fi
        ;;
esac

# --- Java, Python, Maven -------------------------------------------------------------------------------------------

# Sets java to a JDK's java, 17 or newer: JAVA_HOME's, else the one on the PATH.
find_java() {
    local settings version home want="Java 17 or newer, as a JDK, is needed"
    local how="install one (Debian, Ubuntu: sudo apt-get install openjdk-17-jdk-headless) or point JAVA_HOME at it"
    java=java
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java=$JAVA_HOME/bin/java; fi
    command -v "$java" >/dev/null || die "$want and there is no java on the PATH: $how."
    # Not in silence: whoever tests on another Java would believe to have done so.
    if [ -n "${JAVA_HOME:-}" ] && [ "$java" = java ]; then
        printf 'tammes: JAVA_HOME is %s, and there is no bin/java: taking %s.\n' "$JAVA_HOME" "$(command -v java)" >&2
    fi
    settings=$("$java" -XshowSettings:properties -version 2>&1) || say_wrong_java_options "$settings"
    version=$(sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p' <<<"$settings")
    home=$(sed -n 's/^ *java\.home = //p' <<<"$settings")
    [ -n "$version" ] && [ -n "$home" ] ||
        die "$want, but $(command -v "$java") does not say which Java it is: $how."
    [ "$version" -ge 17 ] || die "$want, but $(command -v "$java") is Java $version: $how."
    [ -x "$home/bin/javac" ] && [ -x "$home/bin/jshell" ] ||
        die "$want, but $home is only a runtime, without compiler and JShell: $how."
    export JAVA_HOME=$home
    java=$home/bin/java
    java_user_home=$(sed -n 's/^ *user\.home = //p' <<<"$settings")
}

# Ends with Java's own words if only the options in its environment variables keep it from starting.
say_wrong_java_options() {
    local said=$1 variable
    (unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS && "$java" -version >/dev/null 2>&1) || return 0
    said=$(grep -v -e 'Picked up ' -e '^Error: Could not create' -e '^Error: A fatal exception' -e '^Error occurred during' <<<"$said" | head -n 1)
    for variable in _JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS; do
        if [ -n "${!variable:-}" ]; then
            die "Java does not start with $variable=${!variable}${said:+: ${said%.}}. Correct the variable or unset it."
        fi
    done
}

# Sets python to a Python 3.10 or newer that can make virtual environments.
find_python() {
    local candidate found= want="Python 3.10 or newer is needed"
    local how="install it (Debian, Ubuntu: sudo apt-get install python3 python3-venv)"
    for candidate in python3 python3.13 python3.12 python3.11 python3.10; do
        command -v "$candidate" >/dev/null || continue
        found=${found:-$candidate}
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
            python=$(command -v "$candidate")
            "$python" -c 'import venv, ensurepip' 2>/dev/null && return
            offer_package python3-venv "Python's venv module"
            "$python" -c 'import venv, ensurepip' 2>/dev/null && return
            die "$python cannot make a virtual environment (no venv module): sudo apt-get install python3-venv."
        fi
    done
    [ -n "$found" ] || die "$want and there is no python3 on the PATH: $how."
    die "$want, but $(command -v "$found") is $("$found" --version 2>&1): $how."
}

find_maven() {
    command -v mvn >/dev/null && return
    offer_package maven "Maven, which builds the library,"
    command -v mvn >/dev/null ||
        die "Maven 3.6.3 or newer is needed and there is no mvn on the PATH: install it (Debian, Ubuntu: sudo apt-get install maven; macOS: brew install maven)."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif interactive; then sudo "$@"; else sudo -n "$@"; fi
}

# Installs a distribution package when that is possible here, after asking if there is somebody to ask and a password
# or another person's machine may be at stake.
offer_package() {
    local package=$1 what=$2 answer
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 0
        if interactive; then
            read -r -p "$what is missing. Install the package $package now with sudo? [Y/n] " answer || answer=n
            case $answer in [nN]*) return 0 ;; esac
        else
            sudo -n true 2>/dev/null || return 0
        fi
    fi
    say "$what is missing: installing the package $package."
    install_package "$package"
}

install_package() {
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@")
    as_root "${install[@]}" >/dev/null 2>&1 && return
    attempt "Installing $*" as_root apt-get update -qq
    attempt "Installing $*" as_root "${install[@]}"
}

# --- Steps that can fail for want of network or space --------------------------------------------------------------

# Runs a command quietly. When it fails, the cause is said in one sentence if it is a known one, and otherwise what
# the command printed last follows the sentence. The output is held in memory: a full disk could not take it.
attempt() {
    local what=$1 output
    shift
    output=$("$@" 2>&1) && return
    # Some programs do not say why they could not write.
    if [ "$(free_space "$root")" -lt 20 ] || [ "$(free_space "${HOME:-$root}")" -lt 20 ]; then
        output="No space left on device"
    fi
    case $output in
        *"No space left on device"* | *"Disk quota exceeded"*)
            die "$what failed: the disk is full. Free some space (set-up needs about 1 GB) and run this again." ;;
        *"status: 401"* | *"status: 403"* | *"status code: 401"* | *"status code: 403"* | *"401 Unauthorized"* | *"403 Forbidden"*)
            die "$what failed: the package registry, or a mirror of it, refuses these credentials (401 or 403). Look at the mirror and the server in Maven's settings.xml, or at pip's index-url, and run this again." ;;
        *"offline mode"*)
            die "$what failed: Maven is set to work offline, and a library is missing. Take <offline> out of its settings.xml for now, and run this again." ;;
        *PKIX* | *CERTIFICATE_VERIFY* | *SSLError* | *SSLCertVerification*)
            die "$what failed: the certificate of the package registry, or of a proxy before it, is not trusted here. Make it known to Java (a trust store) or pip (PIP_CERT), and run this again." ;;
        *"Could not transfer"* | *"Unknown host"* | *"NewConnectionError"* | *"Failed to establish a new connection"* | \
            *"Temporary failure"* | *"Name or service not known"* | *"ProxyError"* | *"ConnectTimeout"* | \
            *"Could not resolve"* | *"Network is unreachable"* | *"Cannot access "* | *"Unable to connect"* | \
            *"(from versions: none)"*)
            die "$what failed: there is no connection to the package registry. Check the network (or the proxy settings) and run this again." ;;
    esac
    tail -n 25 <<<"$output" >&2
    die "$what failed; its last lines are above."
}

# Says early that a folder cannot be written in which a program keeps its files.
need_writable() {
    local directory=$1 what=$2
    while [ ! -e "$directory" ]; do directory=$(dirname "$directory"); done
    [ -w "$directory" ] ||
        die "$directory cannot be written, and $what there: make it writable, or take another home for now: mkdir -p /tmp/home && HOME=/tmp/home JDK_JAVA_OPTIONS=-Duser.home=/tmp/home ./run"
}

# Free megabytes on the disk that holds a folder.
free_space() { df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'; }

# Says early that a disk is too full for a set-up that would only fail halfway.
need_space() {
    local megabytes=$1 directory=$2 free
    while [ ! -d "$directory" ]; do directory=$(dirname "$directory"); done
    free=$(free_space "$directory")
    [ "$free" -ge "$megabytes" ] ||
        die "The disk that holds $directory is full: $free MB are free and set-up needs about $megabytes MB there."
}

# The first build fills Maven's and DJL's caches.
need_space_for_libraries() { [ -d "${HOME:-}/.m2/repository/ai/djl" ] || need_space 1000 "${HOME:-$root}"; }

# --- The Python environments ---------------------------------------------------------------------------------------

# Installs the pins of a requirements file of this folder into a virtual environment, unless they are there already.
# The stamp holds the checkout's path too, because a virtual environment cannot be moved.
python_environment() {
    local directory=$1 megabytes=$2 file=$3 stamp
    shift 3
    stamp=$(echo "$root" && "$python" -I -S -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null && cat "$root/environment/$file" "$root"/environment/requirements.txt)
    [ "$(cat "$directory/$file.stamp" 2>/dev/null)" != "$stamp" ] || return 0
    need_space "$megabytes" "$directory"
    say "Installing $file into ${directory##*/} ..."
    # Its programs name the folder that it was made in.
    if [ -f "$directory/$file.stamp" ] && [ "$(head -n 2 "$directory/$file.stamp")" != "$(head -n 2 <<<"$stamp")" ]; then
        rm -f "$directory"/*.stamp
    fi
    # A newer Python of the system is the environment's too, and finds none of the packages that its predecessor had.
    if ! has_files "$directory" .stamp || ! "$directory/bin/python" -m pip --version >/dev/null 2>&1; then
        attempt "Making ${directory##*/}" "$python" -m venv --clear "$directory"
    fi
    attempt "Installing the Python packages" \
        "$directory/bin/python" -m pip install --quiet --disable-pip-version-check "$@" -r "$root/environment/$file"
    printf '%s\n' "$stamp" >"$directory/$file.stamp" || die "The disk is full: $directory cannot be written."
    newly_set_up=yes
}

# --- The library ---------------------------------------------------------------------------------------------------

# The class path of a notebook; it also stands for "built since the last change of the sources".
class_path_file=$root/lib/kernel/target/notebook.classpath

build_is_fresh() {
    [ -s "$class_path_file" ] && jars_are_there && grep -qF "$root/lib/kernel/target/" "$class_path_file" &&
        [ -z "$(find "$root/pom.xml" "$root/lib" "$root/.mvn" \
            \( -name target -o -name __pycache__ -o -path '*/src/test' -o -path '*/python' \) -prune \
            -o -newer "$class_path_file" -print -quit)" ]
}

# Maven's folder may have been emptied, or been that of another home.
jars_are_there() {
    local jar
    while IFS= read -r jar; do [ -e "$jar" ] || return 1; done < <(tr ':' '\n' <"$class_path_file")
}

# Builds and installs every module, and writes each one's class path beside its classes.
maven_build() {
    # The jars of another version of the library would be found beside those of this one. Without the class path whoever
    # comes after a build that was stopped knows that there is none.
    rm -f "$class_path_file" "$root"/lib/*/target/tammes-*.jar "$root"/lib/*/target/original-tammes-*.jar
    mvn -f "$root/pom.xml" install dependency:build-classpath \
        -Dmdep.outputFile=target/dependencies.classpath -Dmdep.includeScope=runtime "$@"
}

build_library() {
    build_is_fresh && return
    local maven_home=${java_user_home:-${HOME:-/}}/.m2
    case "${MAVEN_OPTS:-} ${MAVEN_ARGS:-}" in
        *maven.repo.local*) ;;
        *)
            grep -qs '<localRepository>' "$maven_home/settings.xml" ||
                need_writable "$maven_home/repository" "Maven keeps its libraries"
            ;;
    esac
    need_space_for_libraries
    say "Building the library with Maven ..."
    # Spark's libraries, 300 MB, are for those who ask for them.
    attempt "Building the library" maven_build --projects '!lib/spark' --quiet --batch-mode -Dmaven.test.skip=true -Dchecks=false
    # Maven does not see that a later build wants checks, so that build is to compile everything again.
    rm -rf "$root"/lib/*/target/maven-status
    write_class_path
}

# Builds the module for Spark, which brings Spark's libraries.
build_spark() {
    [ "$root/lib/spark/target/cluster.classpath" -nt "$class_path_file" ] && return
    [ -d "${HOME:-}/.m2/repository/org/apache/spark" ] || need_space 400 "${HOME:-$root}"
    say "Building the module for Spark with Maven ..."
    attempt "Building the module for Spark" mvn -f "$root/pom.xml" install --projects lib/spark --also-make --quiet --batch-mode -Dmaven.test.skip=true -Dchecks=false
    rm -rf "$root/lib/spark/target/maven-status"
    touch "$root/lib/spark/target/cluster.classpath"
}

write_class_path() {
    module_class_path kernel >"$class_path_file" || die "The disk is full: $class_path_file cannot be written."
}

# A module's own jar, then all it needs at run time.
module_class_path() {
    local module=$root/lib/$1 jar
    jar=$(find "$module/target" -maxdepth 1 -name 'tammes-*.jar' ! -name 'original-*' ! -name '*-tests.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' | head -n 1)
    printf '%s:%s\n' "$jar" "$(cat "$module/target/dependencies.classpath")"
}

# Loads the engine once, so that its natives are unpacked before the first cell needs them, and draws a letter, since
# charts need a font.
prepare_natives() {
    [ "$root/environment/Prepare.java" -ot "$class_path_file.ready" ] &&
        [ ! "$class_path_file" -nt "$class_path_file.ready" ] && return
    say "Unpacking PyTorch's natives ..."
    attempt "Loading PyTorch" "$java" --enable-native-access=ALL-UNNAMED -cp "$(cat "$class_path_file")" "$root/environment/Prepare.java"
    touch "$class_path_file.ready"
}

# --- All of it -----------------------------------------------------------------------------------------------------

set_up() {
    find_java
    find_python
    find_maven
    lock_checkout
    python_environment "$venv" 500 requirements.txt
    build_library
    prepare_natives
    register_kernel
    configure_lab
    offer_fashion_mnist
    unlock_checkout
}

# Lets one process at a time set this checkout up. The lock belongs to the open file: it ends with the last process that
# has it, also when this one is killed while a program of its goes on.
lock_checkout() {
    { exec 9>"$root/.set-up.lock"; } 2>/dev/null ||
        die "The checkout $root cannot be written: set-up needs to write there."
    lock_file LOCK_NB && return
    say "Another ./run or ./test is setting up this checkout; waiting for it ..."
    lock_file 0
}

# Where there are no such locks (on some network disks), goes on without.
lock_file() {
    "$python" -I -S - "$1" 2>/dev/null <<'PYTHON'
import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | getattr(fcntl, sys.argv[1], 0))
except BlockingIOError:
    sys.exit(1)
except OSError:
    pass
PYTHON
}

unlock_checkout() { exec 9>&-; }

# Jupyter programs started from here find this checkout's kernels first, and no other kernel of the same name.
register_kernel() {
    local jupyter=${JUPYTER_DATA_DIR:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/jupyter}
    case $(uname) in Darwin) jupyter=${JUPYTER_DATA_DIR:-${HOME:-}/Library/Jupyter} ;; esac
    need_writable "${JUPYTER_RUNTIME_DIR:-$jupyter/runtime}" "Jupyter keeps the files of running kernels"
    export JUPYTER_PREFER_ENV_PATH=1
    attempt "Installing the kernel" \
        "$venv/bin/python" "$root/environment/kernelspec/install.py" --prefix "$venv" --java "$java"
    # The kernel of ./run ijava, once registered, follows each build of the library too, as long as IJava is there.
    if [ -d "$venv/share/jupyter/kernels/tammes-ijava" ]; then
        "$venv/bin/python" "$root/environment/kernelspec/install.py" --prefix "$venv" --java "$java" --ijava >/dev/null || true
    fi
}

# What Jupyter does in this environment: which kernels it offers, and no question about news.
configure_lab() {
    copy_if_changed "$root/environment/lab/jupyter_server_config.py" "$venv/etc/jupyter"
    copy_if_changed "$root/environment/lab/overrides.json" "$venv/share/jupyter/lab/settings"
}

copy_if_changed() {
    local copy=$2/${1##*/}
    cmp -s "$1" "$copy" && return
    mkdir -p "$2" && cp "$1" "$copy.new" && mv "$copy.new" "$copy" || die "The disk is full: $copy cannot be written."
}

offer_fashion_mnist() {
    local package=dataset-fashion-mnist answer
    if [ -z "$newly_set_up" ] || [ -d /usr/share/datasets/fashion-mnist ] || ! command -v apt-get >/dev/null; then
        return
    fi
    if interactive && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
        read -r -p "Fashion-MNIST (30 MB, MIT) is not installed; notebooks can use it. Install $package? [y/N] " answer || answer=n
        case $answer in [yYjJ]*) install_package $package ;; esac
    else
        say "Notebooks can also use Fashion-MNIST: sudo apt-get install $package"
    fi
}
