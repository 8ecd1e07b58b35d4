# Shared by .ci/demo and .ci/test: checks the machine, installs what is missing, builds, makes the Python environment.
# Each step looks first and does nothing when its work is done, so that running it again is fast and harmless.
# Sourced from the top folder of the project. Leaves: jobs (how many compilers may run at once).

export LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME
# Lets the compiler cache serve clones in other folders.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

packages=(
    build-essential cmake ninja-build pkg-config ccache git
    libtbb-dev libboost-dev libyaml-cpp-dev libhdf5-dev zlib1g-dev libxxhash-dev libfmt-dev libcli11-dev catch2
    ca-certificates python3-venv
)

say() { printf '%s\n' "$*"; }

fail() {
    printf 'abroad: %s\n' "$*" >&2
    exit 1
}

# Runs a command with its output in build/setup.log; when it fails, shows the end of that and stops with one line.
logged() {
    local what=$1
    shift
    "$@" >>build/setup.log 2>&1 </dev/null && return
    tail -n 25 build/setup.log >&2
    fail "$what failed (all of it is in build/setup.log)"
}

check_machine() {
    [[ $(uname -sm) == 'Linux x86_64' ]] || fail "this program needs Linux on a 64-bit Intel or AMD processor; this is $(uname -sm)"
    local flag flags
    flags=" $(sed -n 's/^flags[^:]*: //p' "${ABROAD_CPUINFO:-/proc/cpuinfo}" | head -n 1) "
    for flag in avx2 fma bmi1 bmi2 f16c movbe; do
        [[ $flags == *" $flag "* ]] || fail "this processor lacks $flag; the program needs AVX2 and FMA (Intel since 2013, AMD since 2015)"
    done
}

missing_packages() {
    local installed package
    installed=" $(dpkg-query -W -f '${db:Status-Status}:${binary:Package} ' 2>/dev/null) "
    for package in "${packages[@]}"; do
        [[ $installed == *" installed:$package "* || $installed == *" installed:$package:amd64 "* ]] || printf '%s ' "$package"
    done
}

check_distribution() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
        fail "this set-up needs apt (Debian 12, Ubuntu 24.04 or newer); elsewhere install the libraries named in README.md and build with: cmake --preset release && cmake --build --preset release"
    local ID='' VERSION_ID=''
    [[ -r /etc/os-release ]] && source /etc/os-release
    case $ID in
        debian) [[ -z $VERSION_ID || ${VERSION_ID%%.*} -ge 12 ]] || fail "Debian $VERSION_ID is too old: Debian 12 or newer is needed" ;;
        ubuntu) [[ ${VERSION_ID%%.*} -ge 24 ]] || fail "Ubuntu $VERSION_ID is too old: Ubuntu 24.04 or newer is needed" ;;
    esac
}

install_packages() {
    check_distribution
    local missing as_root=()
    read -ra missing <<<"$(missing_packages)"
    ((${#missing[@]})) || return 0
    if ((EUID)); then
        command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; } ||
            fail "packages are missing and only root can install them; ask for: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
        sudo -v || fail "packages are missing and only root can install them; ask for: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${#missing[@]} system packages (some minutes, about 700 MB): ${missing[*]}"
    # A list that cannot be refreshed is no reason to stop: the install says whether what is needed can be had.
    "${as_root[@]}" apt-get update >>build/setup.log 2>&1 </dev/null || true
    logged "installing system packages" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}"
}

# As many compilers as processors, but each may want 1.5 GB.
count_jobs() {
    local available_kb processors
    available_kb=$(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo)
    processors=$(nproc)
    jobs=$((available_kb / 1500000))
    ((jobs > processors)) && jobs=$processors
    ((jobs > 0)) || jobs=1
}

# The interpreter, the packages asked for and our own package's description: when one changes, the environment is renewed.
python_stamp() {
    "$1" --version
    sha256sum .ci/tools.txt analysis/pyproject.toml $(ls analysis/requirements*.txt analysis/*.lock 2>/dev/null)
    pwd
}

python_environment_is_current() {
    [[ -r .venv/abroad-stamp && $(<.venv/abroad-stamp) == "$1" ]] &&
        .venv/bin/python -c 'import importlib.util, sys; sys.exit(not importlib.util.find_spec("abroad"))' 2>/dev/null
}

make_python_environment() {
    local candidate python='' stamp
    for candidate in /usr/bin/python3 python3; do
        "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && python=$candidate && break
    done
    [[ $python ]] || fail "no Python 3.11 or newer with venv was found (package python3-venv)"
    stamp=$(python_stamp "$python")
    python_environment_is_current "$stamp" && return
    say "Making the Python environment in .venv (a minute or two)"
    logged "making the Python environment" "$python" -m venv --clear .venv
    logged "installing Python packages" pip_install
    printf '%s\n' "$stamp" >.venv/abroad-stamp
}

pip_install() {
    local lock arguments=(-r .ci/tools.txt)
    for lock in analysis/requirements*.txt analysis/*.lock; do
        [[ -r $lock ]] && arguments+=(-r "$lock")
    done
    .venv/bin/python -m pip install --no-input --disable-pip-version-check "${arguments[@]}" -e "analysis[test]"
}

build_program() {
    say "Building the program in build/ ($jobs at a time)"
    logged "configuring the build" cmake --preset release
    if [[ -t 1 ]]; then
        cmake --build --preset release --parallel "$jobs" --target abroad || fail "the build failed"
    else
        logged "the build" cmake --build --preset release --parallel "$jobs" --target abroad
    fi
}

prepare_machine() {
    check_machine
    mkdir -p build
    exec 9>build/.one-at-a-time
    flock -n 9 || { say "Waiting for another run in this folder to end"; flock 9; }
    : >build/setup.log
    install_packages
    count_jobs
}
