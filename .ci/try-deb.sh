#!/usr/bin/env bash
# Tries the .deb as a person uses it (Debian 12, as root): installs it, trains as a user with a home that cannot be written to, starts the program by
# its entry in the menu on a display of its own, opens a file by the association, and removes it again. Nothing may be left of it, and no window may
# take longer than a minute.
#
#     .ci/try-deb.sh                 builds the package first, in a folder of its own and without compression
#     .ci/try-deb.sh PACKAGE.deb     takes one that is there
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
package=${1:+$(realpath "$1")}
export DEBIAN_FRONTEND=noninteractive

missing=()
for tool in Xvfb:xvfb xdotool:xdotool fakeroot:fakeroot desktop-file-validate:desktop-file-utils xdg-mime:xdg-utils gio:libglib2.0-bin; do
  command -v "${tool%%:*}" > /dev/null || missing+=("${tool##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi
fail() { echo "$*" >&2; exit 1; }
if dpkg-query -W pushforward > /dev/null 2>&1; then
  fail "the package pushforward is installed here already: remove it first, since this script installs and removes it"
fi

work=$(mktemp -d)
started=()
installed=""
stop() {
  for process in "${started[@]}"; do kill "$process" 2> /dev/null || true; done
  [ -z "$installed" ] || dpkg --purge pushforward > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

if [ -z "$package" ]; then
  # Elsewhere than in target, which the tests may be using. What is there of these very sources is not compiled again.
  mkdir -p "$work/build/target"
  (cd "$root" && cp -r --parents pom.xml LICENSE src assets datasets "$work/build")
  quick=(-Dmaven.test.skip -Dcheckstyle.skip -Dclass-data.skip)
  if [ -f "$root/target/pushforward.jar" ] && [ -z "$(cd "$root" && find pom.xml src/main -newer target/pushforward.jar -print -quit)" ]; then
    cp -r "$root/target/classes" "$work/build/target"
    quick+=(-Dmaven.main.skip)
  fi
  # The same package as without this variable, only larger: nobody waits for xz, nor for the way back.
  (cd "$work/build" && DPKG_DEB_COMPRESSOR_TYPE=none mvn -B -ntp -q -Pdist,deb "${quick[@]}" package)
  package=$(ls "$work"/build/target/deb/*.deb)
fi
echo "$(basename "$package"): $(($(stat -c %s "$package") / 1000000)) MB"

# Everything that a package of this kind can add to, without what is a cache of others' entries.
listing() {
  # Not all of these folders are on every system.
  { find /opt /usr/share/applications /usr/share/desktop-directories /usr/share/mime /usr/share/icons /usr/local/share /etc/xdg /usr/share/doc \
    \( -name '*.cache' -o -name version \) -prune -o -print 2> /dev/null || true; } | sort
}
# Nor does it matter which of the packages that it needs were here.
depends=$(dpkg-deb -f "$package" Depends)
for name in $(echo "$depends" | tr ',' '\n' | awk '{ print $1 }'); do
  dpkg-query -W -f '${Status}\n' "$name" 2> /dev/null | grep -q '^install ok installed' || missing+=("$name")
done
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
listing > "$work/before"

installed=yes
begun=$(date +%s%N)
apt-get install -y -qq --no-install-recommends "$package" > "$work/install.log" 2>&1 || { cat "$work/install.log" >&2; fail "the package cannot be installed"; }
echo "installed in $((($(date +%s%N) - begun) / 1000000)) ms, with an archive of $(($(stat -c %s /opt/pushforward/lib/app/pushforward.jsa) / 1000000)) MB"

entry=$(listing | comm -13 "$work/before" - | grep '^/usr/share/applications/.*\.desktop$') || fail "the package has no entry in the menu"
desktop-file-validate "$entry"
field() { sed -n "s/^$1=//p" "$entry"; }
[ -f "$(field Icon)" ] || fail "the entry's icon $(field Icon) is not there"

# The native libraries lie unpacked in the image: who may not write to their home trains all the same, and nothing is written there or in the image.
program=$(field Exec | cut -d' ' -f1)
mkdir "$work/locked" "$work/out"
chmod 711 "$work"
chmod 555 "$work/locked"
chown nobody "$work/out"
# By listings and not by age: what is copied may keep an old one.
untouched() { find "$work/locked" /opt/pushforward -printf '%p %s %C@\n' | sort; }
untouched > "$work/start"
# Java asks the system for the home and the temporary folder, not the environment.
runuser -u nobody -- env -i HOME="$work/locked" _JAVA_OPTIONS="-Duser.home=$work/locked -Djava.io.tmpdir=$work/out" PATH="$PATH" LANG=C.UTF-8 \
  "$program" train --steps 40 --couplings 2 --out "$work/out/run" > "$work/train.log" 2>&1 || { cat "$work/train.log" >&2; fail "a user whose home cannot be written to cannot train"; }
untouched | diff "$work/start" - > "$work/written" || fail "a training wrote $(cat "$work/written")"
echo "$(du -sm /opt/pushforward | cut -f1) MB in /opt/pushforward, and none in a home that cannot be written to"

# A package's files have the seconds at which jpackage copied them. JavaCPP, which asks for this library by two names, takes the one for the other if
# both have the same, and else writes it anew, and a lock: as root it may.
touch -d 2000-01-01 /opt/pushforward/lib/app/lib/natives/libopenblas_nolapack.so.0

# A run to open, made by the package itself, which is a command too.
export HOME="$work/home"
mkdir "$HOME"
export _JAVA_OPTIONS="-Duser.home=$HOME"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
run="$work/two moons.pushforward"
"$program" train --steps 40 --couplings 2 --out "$run" > /dev/null 2>&1
# As file managers ask; xdg-mime does not look at names where no desktop runs.
kind=$(gio info -a standard::content-type "$run" | sed -n 's/.*content-type: //p')
[ "$kind" = "$(field MimeType | tr -d ';')" ] || fail "the kind of a run's file is $kind, not $(field MimeType)"
opens=$(LC_ALL=C.UTF-8 gio mime "$kind")
[[ ${opens%%$'\n'*} == *": $(basename "$entry")" ]] || fail "runs do not open with $entry: $opens"

# Without a reset when its last client goes: xdotool comes and goes, and the program would find no display.
exec 3> >(cat > "$work/display")
Xvfb -displayfd 3 -screen 0 1280x800x24 -r -noreset > "$work/xvfb.log" 2>&1 &
started+=($!)
exec 3>&-
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"

# The entry's command as a desktop runs it: without a file, or with one in the place of %f. No shell looks at the file's name.
open() {
  local file=$1 page=$2 words=() word begun window title=""
  for word in $(field Exec); do
    case $word in
      %f) [ -z "$file" ] || words+=("$file") ;;
      *) words+=("$word") ;;
    esac
  done
  begun=$(date +%s%N)
  "${words[@]}" > "$work/window.log" 2>&1 &
  window=$!
  started+=("$window")
  await '^Pushforward'
  echo "${words[*]}: a window after $((($(date +%s%N) - begun) / 1000000)) ms"
  await "^Pushforward – $page"
  # Whatever it does late, it may not end by itself, nor complain.
  sleep 3
  kill -0 "$window" 2> /dev/null || fail "the program ended after its window had come: $(cat "$work/window.log")"
  # JavaFX says how many pictures a second it was asked for, and Java that it has the option above.
  ! grep -vE '^(Setting PULSE_DURATION|Picked up _JAVA_OPTIONS)' "$work/window.log" > "$work/words.log" || fail "the program wrote: $(cat "$work/words.log")"
  kill "$window"
  wait "$window" 2> /dev/null || true
}

# A window of the program that is started in "open", with this title.
await() {
  until title=$(xdotool search --onlyvisible --name "$1" getwindowname 2> /dev/null) && [ -n "$title" ]; do
    kill -0 "$window" 2> /dev/null || fail "the program ended: $(cat "$work/window.log")"
    [ $((($(date +%s%N) - begun) / 1000000000)) -lt 60 ] || fail "no window with the title $1 within a minute"
    sleep 0.02
  done
}
open "" Compare
open "$run" Train

dpkg --purge pushforward > "$work/remove.log" 2>&1 || { cat "$work/remove.log" >&2; fail "the package cannot be removed"; }
installed=""
listing | diff "$work/before" - > "$work/left" || { cat "$work/left" >&2; fail "the package leaves something behind, or takes away what is not its own"; }
echo "removed, and nothing is left of it"
