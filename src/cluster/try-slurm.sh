#!/usr/bin/env bash
# Tries slurm.sh on a Slurm of one node that it installs and starts itself (Debian 12, as root; listens on loopback alone): an array of 4 tasks, one
# of them killed on the way and queued again, merged, and compared byte for byte with the sweep made in one go.
#
#     src/cluster/try-slurm.sh FOLDER        target/pushforward.jar must be built; the folder is new
set -euo pipefail
folder=$(mkdir -p "${1:?a new folder}" && cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export PUSHFORWARD="$folder/program/pushforward.jar" DEBIAN_FRONTEND=noninteractive
[ -f "$root/target/pushforward.jar" ] || { echo "there is no $root/target/pushforward.jar: build it with mvn -DskipTests package" >&2; exit 1; }
# A build meanwhile does not change it.
mkdir "$folder/program"
cp -r "$root/target/pushforward.jar" "$root/target/lib" "$folder/program"

command -v slurmctld >/dev/null || { apt-get update -qq; apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null; }
host=$(hostname -s)
mkdir -p "$folder"/{state,spool,log} /run/munge
cat > "$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
# How long a credential holds is how long a task waits that is queued again, else two minutes.
AuthInfo=cred_expire=20
# How often Slurm looks for what could run now, else every minute.
SchedulerParameters=sched_interval=2
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
ReturnToService=2
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmdSpoolDir=$folder/spool
StateSaveLocation=$folder/state
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
chown munge:munge /run/munge /etc/munge /var/lib/munge /var/log/munge
if [ ! -f /etc/munge/munge.key ]; then
  head -c 1024 /dev/urandom > /etc/munge/munge.key
  chown munge:munge /etc/munge/munge.key
  chmod 400 /etc/munge/munge.key
fi
own_munge=""
if [ ! -S /run/munge/munge.socket.2 ]; then
  runuser -u munge -- /usr/sbin/munged
  own_munge=yes
fi
job=""
whole=""
stop() {
  [ -z "$whole" ] || kill "$whole" 2> /dev/null || true
  # A task ends while its daemon lives, or not at all.
  if [ -n "$job" ] && scancel "$job" 2> /dev/null; then
    for _ in $(seq 20); do [ -n "$(squeue -h -j "$job" 2> /dev/null)" ] || break; sleep 0.5; done
  fi
  for daemon in slurmd slurmctld; do
    [ -f "$folder/$daemon.pid" ] && kill "$(cat "$folder/$daemon.pid")" || true
  done
  [ -n "$own_munge" ] && kill "$(cat /run/munge/munged.pid)" || true
}
trap stop EXIT
export SLURM_CONF="$folder/slurm.conf"
slurmctld
sleep 2
slurmd
for _ in $(seq 30); do
  sinfo -h 2>/dev/null | grep -q idle && break
  sleep 1
done
sinfo -h | grep -q idle || { echo "Slurm did not come up: see $folder/log" >&2; exit 1; }

cd "$folder"
java -jar "$PUSHFORWARD" train --out first --steps 1500 --couplings 4 --seed 1 > /dev/null 2>&1
# A sweep of 8 runs from the experiment of one.
sed -E 's/"seed"[[:space:]]*:[[:space:]]*1/"seeds": [1, 2, 3, 4], "vary": {"flow.couplings": [2, 4]}/' first/experiment.json > sweep.json
job=$(sbatch --parsable --array=1-4 --time=10 --mem=1500M "$root/src/cluster/slurm.sh" "$folder/sweep.json" "$folder/shards")
# The second task is killed when it has begun to train, and Slurm queues it again.
for _ in $(seq 120); do
  ls "$folder"/shards/shard-2/runs/*.unfinished/experiment.json > /dev/null 2>&1 && break
  sleep 0.5
done
ls "$folder"/shards/shard-2/runs/*.unfinished/experiment.json > /dev/null || { echo "task 2 was never at work, so it cannot be interrupted" >&2; exit 1; }
scontrol requeue "${job}_2"
echo "task 2 of job $job was killed and queued again"
# While it waits: the same in one go.
java -jar "$PUSHFORWARD" sweep sweep.json --jobs 1 --out whole > /dev/null 2> whole.log &
whole=$!
for _ in $(seq 60); do
  scontrol show job "${job}_2" | grep -q 'Restarts=1' && break
  sleep 0.5
done
scontrol show job "${job}_2" | grep -q 'Restarts=1' || { echo "Slurm did not queue task 2 again: $(scontrol show job "${job}_2")" >&2; exit 1; }
for _ in $(seq 600); do
  [ -z "$(squeue -h -j "$job" 2>/dev/null)" ] && break
  sleep 1
done
[ -z "$(squeue -h -j "$job")" ] || { echo "the array has not ended within 10 minutes: $(squeue -j "$job")" >&2; exit 1; }
job=""
wait "$whole" || { cat whole.log >&2; exit 1; }
whole=""
java -jar "$PUSHFORWARD" sweep --merge shards/shard-* --out all
cmp whole/sweep.csv all/sweep.csv
cmp whole/summary.csv all/summary.csv
for run in whole/runs/*; do
  cmp "$run/model.json" "all/runs/${run##*/}/model.json"
done
echo "the merged sweep of 4 tasks is byte for byte that of one: $(wc -l < all/sweep.csv) lines of sweep.csv, $(ls all/runs | wc -l) models"
