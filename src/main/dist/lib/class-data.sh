#!/bin/sh -
# Creates the class data archive that bin/rekcl starts with, for one JVM and one folder:
#
#   class-data.sh JAVA_HOME MAJOR_VERSION JAR FILE [wait]
#
# It runs the real commands over TLS against its own emulator while the JVM records which classes they
# load, then has the JVM write these classes to FILE. bin/rekcl runs it in the background with an empty
# environment, possibly several times at once; with "wait", it waits until another instance has finished.
# It prints only failures, to standard error.
#
# It does not trust existing files beside FILE: it neither reads them nor writes through them. It creates
# all its files in a new folder and then moves them into place.
set -eu
umask 022
trap '' HUP INT

java=$1/bin/java major=$2 jar=$3 file=$4 wait=${5:-}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

mkdir -p -- "${file%/*}" 2>/dev/null || fail "can't make the folder ${file%/*}"

# Only one instance runs at a time. The kernel releases the lock when this process ends, so no child that
# may outlive it inherits descriptor 9. Without flock, a folder serves as the lock, and one that is older
# than half an hour is considered abandoned.
exec 9<"${file%/*}"
locked=''
lock() {
  if command -v flock >/dev/null; then
    flock -n 9
  else
    find "$file.lock" -prune -type d -mmin +30 -exec rmdir {} \; 2>/dev/null || :
    mkdir -- "$file.lock" 2>/dev/null && locked=$file.lock
  fi
}
seconds=0
until lock; do
  if [ -z "$wait" ] || [ "$seconds" -ge 300 ]; then fail 'another process is making it'; fi
  seconds=$((seconds + 1))
  sleep 1
done

work=$file.work.$$
leave() {
  cd /
  rm -rf -- "$work"
  [ -z "$locked" ] || rmdir -- "$locked"
}
trap leave EXIT
trap 'exit 1' TERM

# Another instance may have created the archive in the meantime.
if [ -r "$file" ] && [ ! -h "$file" ] && [ -e "$file.made" ] && [ ! -h "$file.made" ] &&
  [ ! "$file" -nt "$file.made" ] && [ ! "$jar" -nt "$file.made" ]; then
  exit 0
fi

# At most two attempts, including those that ended because the machine or container was shut down. A new JVM
# or a new rekcl uses another file name and so gets two new attempts.
mkdir -- "$file.try1" 2>/dev/null || mkdir -- "$file.try2" 2>/dev/null || fail 'it failed twice before'

# Remove the folders of attempts that were killed.
rm -rf -- "$file.work".*
mkdir -- "$work"
cd -- "$work"

# Replaces the current shell with a JVM that has the options of bin/rekcl. The home folder is empty, so no
# file in ~/.aws is read.
export HOME="$work" LC_ALL=C.UTF-8
# The secret key differs from its ID, as real ones do.
export AWS_ACCESS_KEY_ID=emulator AWS_SECRET_ACCESS_KEY=training AWS_EC2_METADATA_DISABLED=true
become_java() {
  exec "$java" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UseSerialGC -Xmx256m \
    -XX:CompressedClassSpaceSize=64m -XX:-UsePerfData -XX:+SuppressFatalErrorMessage "-Duser.home=$work" "$@" \
    </dev/null 8>&- 9<&-
}

# Runs a JVM and waits for it. Its output is about emulated models and not shown to the operator.
run() {
  what=$1
  shift
  (become_java "$@") >>output 2>&1 || fail "$what failed"
}

# Create a server key for localhost, signed by a CA that the JVM trusts in addition to its default CAs.
keys() {
  run 'making a key' -m java.base/sun.security.tools.keytool.Main "$@" -storepass changeit
}
keys -genkeypair -keystore keys -alias ca -dname CN=rekcl -keyalg RSA -keysize 2048 -ext bc:c
keys -genkeypair -keystore keys -alias server -signer ca -dname CN=localhost -keyalg RSA -keysize 2048 \
  -ext san=dns:localhost
keys -exportcert -keystore keys -alias ca -file ca
keys -delete -keystore keys -alias ca
[ ! -r "$1/lib/security/cacerts" ] || cat <"$1/lib/security/cacerts" >trusted
keys -importcert -noprompt -keystore trusted -alias rekcl -file ca

# Run two emulators, for https and http, in separate processes, so that the commands use the network as they do
# with AWS. When this script ends, the last writing end of the pipe "alive" is closed, and that ends the emulators.
mkfifo alive
exec 8<>alive

# Start an emulator, and set "url" to its endpoint. The SDK parses an IP address in another way than a name.
emulate() {
  out=$1 host=$2
  shift 2
  (
    exec 7<alive 8>&- 9<&-
    become_java "$@" -cp "$jar" io.github.rekcl.Main emulator --host "$host" --transition 0s 7<&- >"$out" &
    read -r line <&7 || :
    kill $!
  ) >/dev/null 2>&1 &
  url=
  polls=0
  while [ -z "$url" ]; do
    polls=$((polls + 1))
    [ "$polls" -le 600 ] || fail 'starting an emulator failed'
    sleep 0.1
    [ -f "$out" ] || continue
    url=$(sed -n 's/^export .*=\(https*:[^ ]*\).*/\1/p' "$out")
  done
}
emulate https localhost -Drekcl.emulator.tls=true -Djavax.net.ssl.keyStore=keys \
  -Djavax.net.ssl.keyStorePassword=changeit
https=$url
emulate http 127.0.0.1
http=$url
export AWS_REGION=us-east-1 AWS_MAX_ATTEMPTS=1 HTTPS_PROXY=http://127.0.0.1:1 NO_PROXY=localhost

set -- -Djavax.net.ssl.trustStore=trusted -Djavax.net.ssl.trustStorePassword=changeit \
  -Drekcl.signalLog=/dev/null -cp "$jar" io.github.rekcl.ClassDataTraining "$https" "$http"
if [ "$major" -lt 24 ]; then
  run training -XX:DumpLoadedClassList=classes "$@"
  # Only G1 writes heap objects to the archive; other collectors can read them.
  run 'writing the class data' -XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile=classes \
    -XX:SharedArchiveFile=archive -cp "$jar"
  run 'using the class data' -Xshare:on -XX:SharedArchiveFile=archive -cp "$jar" io.github.rekcl.Main --version
else
  # Without method profiles, which Java 25 adds: only the optimizing compiler uses them, and rekcl runs without it.
  run training -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
    -XX:AOTMode=record -XX:AOTConfiguration=classes "$@"
  run 'writing the class data' -XX:AOTMode=create -XX:AOTConfiguration=classes -XX:AOTCache=archive -cp "$jar"
  run 'using the class data' -XX:AOTMode=on -XX:AOTCache=archive -cp "$jar" io.github.rekcl.Main --version
fi

# Remove the old time stamp, move the new archive into place, then move its time stamp: the new archive never
# exists beside the old time stamp. A jar with a date in the future would be newer than any file, so its date
# is used instead.
rm -rf -- "$file.made"
mv -f -- archive "$file"
: >made
if [ "$jar" -nt made ]; then touch -r "$jar" made "$file"; fi
mv -f -- made "$file.made"
rm -rf -- "$file.try1" "$file.try2"

# Remove the archives of earlier versions of Java or rekcl.
for old in "${file%/*}"/*.jsa "${file%/*}"/*.aot; do
  [ "$old" = "$file" ] || rm -rf -- "$old" "$old".*
done
