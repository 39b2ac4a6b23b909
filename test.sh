#!/usr/bin/env bash
# Builds the portal and runs every test, on SQLite and on a private PostgreSQL.
#   ./test.sh                              everything
#   ./test.sh --filter Documents           tests whose full name contains the word
#   ./test.sh --filter-class '*.MaskingTests'    any other option goes to the test runner as it is
# The last line is "N passed, N failed". The exit code is 0 only if at least one test ran, none failed, none was
# skipped and every test project reported.
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '== %s\n' "$*"; }
die() { printf 'test.sh: %s\n' "$*" >&2; printf '0 passed, 1 failed\n'; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

. tests/postgres.sh

# --- what the machine needs -------------------------------------------------------------------------------------
has_cjk_font() { find /usr/share/fonts /usr/local/share/fonts -iname '*NotoSansCJK*' 2>/dev/null | grep -q .; }

missing=()
chromium=${PORTAL_TEST_CHROMIUM:-$(command -v chromium || true)}
[ -n "$chromium" ] || missing+=(chromium)
has_cjk_font || missing+=(fonts-noto-cjk)
[ -n "$(postgres_bin)" ] || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  say "installing ${missing[*]}"
  command -v apt-get >/dev/null || die "please install ${missing[*]}; this machine has no apt-get"
  as_root apt-get update -qq || die "apt-get update failed"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || die "could not install ${missing[*]}"
fi
command -v node >/dev/null || die "Node.js is missing: the themes' assets are built with it (version 20 or later)"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Node.js 20 or later is needed, this is $(node -v)"
command -v dotnet >/dev/null || die "the .NET SDK is missing (version 10, see global.json)"
sdk=$(dotnet --version 2>/dev/null) || die "no .NET SDK that global.json accepts"
[ "${sdk%%.*}" -ge 10 ] || die ".NET SDK 10 is needed, this is $sdk"

# --- a PostgreSQL that belongs to this run ----------------------------------------------------------------------
work=$(mktemp -d -t portal-tests.XXXXXX)
cleanup() {
  local code=$?
  trap - EXIT INT TERM
  stop_postgres "$work"
  rm -rf "$work"
  exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir "$work/results"
# Nothing here outlives the run, so nothing need survive a power cut.
start_postgres "$work" <<CONF || die "PostgreSQL did not start"
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
export PORTAL_TEST_POSTGRES=$postgres_connection PORTAL_TEST_THROWAWAY=1
export PORTAL_TEST_CHROMIUM=${chromium:-$(command -v chromium)}
say "PostgreSQL $("$(postgres_bin)/postgres" --version | awk '{print $3}'), .NET $sdk, Node $(node -v)"

# --- build and test ---------------------------------------------------------------------------------------------
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
say "building"
# The host's list of modules is only made again when a project file changes, not when a module gets its first page.
find src -path '*/obj/*' -name '*MvcApplicationPartsAssemblyInfo*' -delete
dotnet build PublicPortal.sln -v quiet -nologo || die "the build failed"

arguments=() filtered=
while [ $# -gt 0 ]; do
  case $1 in
    --filter) [ $# -ge 2 ] || die "--filter needs a word"; arguments+=(--filter-method "*$2*"); filtered=1; shift 2 ;;
    --filter*) arguments+=("$1"); filtered=1; shift ;;
    *) arguments+=("$1"); shift ;;
  esac
done
# A filter leaves some projects without a test (exit code 8); without a filter that is a mistake.
[ -z "$filtered" ] || arguments+=(--ignore-exit-code 8)

say "testing"
outcome=0
# A test that waits for ever fails the run and is named (by --long-running), instead of keeping it until it is killed.
dotnet test --solution PublicPortal.sln --no-build --no-progress --no-ansi --results-directory "$work/results" \
  --timeout 45m --long-running 300 --report-xunit-trx ${arguments[@]+"${arguments[@]}"} 2>&1 | tee "$work/output" || outcome=$?

count() { sed -nE "s/^ *$1: *([0-9]+) *\$/\\1/p" "$work/output" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
: "${passed:=0}" "${failed:=0}" "${skipped:=0}"
if [ "$skipped" -gt 0 ]; then say "$skipped skipped: a test runs or is deleted"; failed=$((failed + skipped)); fi
projects=$(grep -l '<IsTestProject>true' tests/*/*.csproj | wc -l)
reports=$(find "$work/results" -name '*.trx' | wc -l)
if [ -z "$filtered" ] && [ "$reports" -lt "$projects" ]; then
  say "only $reports of $projects test projects reported"; failed=$((failed + projects - reports))
fi
if [ $((passed + failed)) -eq 0 ]; then say "no test ran"; failed=1; fi
if [ "$outcome" -ne 0 ] && [ "$failed" -eq 0 ]; then say "the test runner ended with code $outcome"; failed=1; fi
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
