#!/usr/bin/env bash
# Installs what the tests need where it can, builds, and runs every test. Its last line is "N passed, N failed, N skipped".
# ./test.sh [--filter NAME]: only the projects whose name holds NAME.
set -uo pipefail
cd "$(dirname "$0")"

filter=""
if [ "${1:-}" = "--filter" ]; then filter="${2:-}"; fi
configuration=Release
passed=0 failed=0 skipped=0

# A server of the tests' own is started by the tests; only its programs are needed. Without them those tests are skipped.
have_postgres() { command -v initdb >/dev/null 2>&1 || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }
if ! have_postgres && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing PostgreSQL for the tests ..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null 2>&1 ||
    echo "PostgreSQL could not be installed; its tests are skipped."
fi

# The page is tested in a real browser.
if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the tests ..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 ||
    echo "Chromium could not be installed; its tests are skipped."
fi

echo "Building ..."
started=$SECONDS
if ! dotnet build Orleans.sln -c "$configuration" --nologo -v q; then
  echo "The build failed."
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
echo "Build: $((SECONDS - started)) s"

# Runs one part: a label, a test program, and the program's own filters.
run_part() {
  local label=$1 name=$2
  shift 2
  local started=$SECONDS log summary code
  log=$(mktemp)
  "tests/$name/bin/$configuration/net10.0/Bangkom.$name" -noLogo -noColor "$@" >"$log" 2>&1
  code=$?
  cat "$log"
  summary=$(grep -E "Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+" "$log" | tail -n 1)
  rm -f "$log"
  if [ -z "$summary" ]; then
    echo "$label ended with code $code and no summary."
    failed=$((failed + 1))
  else
    local total errors fails skips bad
    total=$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$summary")
    errors=$(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$summary")
    fails=$(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$summary")
    skips=$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")
    bad=$((fails + errors))
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    failed=$((failed + bad))
    skipped=$((skipped + skips))
    passed=$((passed + total - fails - skips))
  fi
  echo "$label: $((SECONDS - started)) s"
}

for project in tests/*/; do
  name=$(basename "$project")
  case "$name" in *"$filter"*) ;; *) continue ;; esac
  if [ "$name" = Silo.Tests ]; then
    # The parts that start real servers take the longest.
    run_part "Silo.Tests, stores and engine" "$name" -namespace- "Bangkom.Silo.Tests.EndToEnd" -namespace- "Bangkom.Silo.Tests.Kill" -namespace- "Bangkom.Silo.Tests.Browser"
    run_part "Silo.Tests, end to end" "$name" -namespace "Bangkom.Silo.Tests.EndToEnd"
    run_part "Silo.Tests, killed and stopped" "$name" -namespace "Bangkom.Silo.Tests.Kill"
    run_part "Silo.Tests, in the browser" "$name" -namespace "Bangkom.Silo.Tests.Browser"
  else
    run_part "$name" "$name"
  fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
