# For scripts that take packages from Debian without touching the host: sourced, not run. They define `die` and `wrong`
# for what goes wrong, and set `work` to a folder of their own.

# Sets $suite and $security to the newest Debian suite that has a version of Asterisk.
choose_suite() {
    # bullseye gets its security updates from a second archive.
    case $1 in
    16) suite=bullseye security=bullseye-security ;;
    22) suite=sid security= ;;
    *) wrong "unknown version $1: it is 16 or 22" ;;
    esac
}

# Prints an archive's address as the machine's own apt uses it, such as the one whose path ends in `/debian`.
archive_ending() {
    apt-get --print-uris update | sed -n "s,^'\(.*$1\)/dists/.*,\1,p" | head -n 1
}

# apt settings under which nothing of the host is read or written but the proxy, and nothing is locked.
private_apt() {
    mirror=$(archive_ending /debian)
    [ -n "$mirror" ] || die "no Debian mirror among this machine's apt sources, and no complete cache"
    keys=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -r "$keys" ] || die "$keys is missing: install debian-archive-keyring"
    echo "deb [signed-by=$keys arch=amd64] $mirror $suite main" >"$work/sources.list"
    if [ -n "$security" ]; then
        updates=$(archive_ending /debian-security)
        echo "deb [signed-by=$keys arch=amd64] ${updates:-$mirror-security} $security main" >>"$work/sources.list"
    fi
    proxies=$(apt-config dump | grep -iE '^Acquire::(https?::)?Proxy' || :)
    mkdir -p "$work/lists/partial" "$work/parts" "$work/none/partial" "$work/debs/partial"
    : >"$work/status"
    cat >"$work/apt.conf" <<TEXT
$proxies
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::parts "$work/parts";
Dir::State "$work";
Dir::State::lists "$work/lists";
Dir::State::status "$work/status";
Dir::Cache "$work";
Dir::Cache::archives "$work/debs";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Debug::NoLocking "true";
// A machine with a wrong clock, or a mirror that stands still, is no reason to stop: the signatures are checked.
Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
TEXT
    export APT_CONFIG="$work/apt.conf"
}
