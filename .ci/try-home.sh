#!/usr/bin/env bash
# Tries the built program as a user whose home is empty and cannot be written to, and as one who has none: a training, a sweep, and the window, which
# has to open. Nothing may be written to the home, nor beside the program. Debian 12, as root, which becomes the user "nobody".
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ -f "$root/target/pushforward.jar" ] || { echo "there is no target/pushforward.jar: build it with mvn -DskipTests package" >&2; exit 1; }
command -v xdotool > /dev/null && command -v Xvfb > /dev/null || {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends xvfb xdotool > /dev/null
}

work=$(mktemp -d)
started=()
stop() {
  for process in "${started[@]}"; do kill "$process" 2> /dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT
trap 'echo "line $LINENO failed" >&2; tail -n 5 "$work"/*.log "$work"/*.err >&2' ERR
# A copy that the other user can read, and cannot change.
mkdir "$work/program" "$work/home"
(cd "$root" && cp -r --parents target/pushforward.jar target/lib src/main/jvm/lab.options "$work/program")
mkdir "$work/out"
chmod -R a+rX,go-w "$work"
chmod 555 "$work/home"
chown nobody "$work/out"

# By listings and not by age: what is copied may keep an old one.
listing() { find "$work/home" "$work/program" -printf '%p %s %C@\n' | sort; }
require_untouched() {
  listing | diff "$work/before" - > "$work/changed" || { echo "$1 wrote $(cat "$work/changed")" >&2; exit 1; }
}

# Hundredths of a second of processor that the window's trainings have had, by the name of their threads, of which the system keeps 15 letters.
trained() {
  local process
  # The program is a child of what becomes the other user.
  for process in "$window" $(cat /proc/"$window"/task/*/children 2> /dev/null); do
    cat /proc/"$process"/task/*/stat 2> /dev/null || true
  done | awk '$2 == "(pushforward-tra)" { sum += $14 + $15 } END { print sum + 0 }'
}

cd "$work/program"
for home in "$work/home" /nonexistent; do
  listing > "$work/before"
  display=":$((200 + RANDOM % 700))"
  # An array and not a function: in the background, the process's id is then the one to end.
  # Java asks the system for the home and the temporary folder, not the environment.
  as_nobody=(runuser -u nobody -- env -i HOME="$home" _JAVA_OPTIONS="-Duser.home=$home -Djava.io.tmpdir=$work/out" PATH="$PATH" DISPLAY="$display"
    LANG=C.UTF-8)
  out="$work/out/$(basename "$home")"
  "${as_nobody[@]}" java -jar target/pushforward.jar train --steps 40 --couplings 2 --out "$out-run" > "$work/train.log" 2> "$work/train.err"
  sed -E 's/"seed"[[:space:]]*:[[:space:]]*[0-9]+/"seeds": [1], "vary": {"flow.couplings": [1, 2]}/' "$out-run/experiment.json" > "$out.json"
  "${as_nobody[@]}" java -jar target/pushforward.jar sweep "$out.json" --jobs 1 --out "$out-sweep" > "$work/sweep.log" 2>&1
  [ "$(wc -l < "$out-sweep/sweep.csv")" -eq 3 ] || { echo "the sweep has not its two runs" >&2; exit 1; }
  require_untouched "a training or a sweep with the home $home"

  Xvfb "$display" -screen 0 1280x800x24 -r -noreset > "$work/xvfb.log" 2>&1 &
  started+=($!)
  sleep 1
  export DISPLAY="$display"
  begun=$(date +%s%N)
  "${as_nobody[@]}" java @src/main/jvm/lab.options -jar target/pushforward.jar > "$work/window.log" 2>&1 &
  window=$!
  started+=("$window")
  for _ in $(seq 600); do
    xdotool search --onlyvisible --name '^Pushforward' > /dev/null 2>&1 && break
    kill -0 "$window" 2> /dev/null || { echo "the window did not open with the home $home: $(cat "$work/window.log")" >&2; exit 1; }
    sleep 0.1
  done
  xdotool search --onlyvisible --name '^Pushforward' > /dev/null || { echo "no window within a minute with the home $home" >&2; exit 1; }
  echo "home $home: the window stands after $((($(date +%s%N) - begun) / 1000000)) ms"
  # When its runs have begun and rest, it plays, and trains.
  before=0
  for _ in $(seq 30); do
    sleep 2
    [ "$(trained)" -gt "$before" ] || [ "$before" -eq 0 ] || break
    before=$(trained)
  done
  xdotool key space
  for _ in $(seq 120); do
    [ "$(trained)" -lt $((before + 30)) ] || break
    kill -0 "$window" 2> /dev/null || { echo "the lab ended by itself with the home $home: $(cat "$work/window.log")" >&2; exit 1; }
    sleep 0.5
  done
  [ "$(trained)" -ge $((before + 30)) ] || { echo "the window does not train with the home $home: $(cat "$work/window.log")" >&2; exit 1; }
  kill "$window"
  wait "$window" 2> /dev/null || true
  require_untouched "the window with the home $home"
done
echo "$(du -smc "$work"/out/.javacpp* 2> /dev/null | tail -n 1 | cut -f1) MB of libraries are in the temporary folder"
# One of them, which JavaCPP asks for by two names: others may not put theirs there.
[ "$(stat -c %a "$work/out/.javacpp-nobody" "$work/out/.javacpp-nobody/cache" | sort -u)" = 700 ] || { echo "others can write to that folder" >&2; exit 1; }
echo "a home that cannot be written to: training, sweep and window work, and nothing was written there"
