#!/bin/sh -
# Makes the class data that bin/rekcl starts with, for one JVM and one place:
#
#   class-data.sh JAVA_HOME MAJOR_VERSION JAR FILE [wait]
#
# It runs the real commands over TLS against an emulator of its own, has the JVM note which classes they
# load, and then write these to a file. bin/rekcl calls it in the background, with nothing of its
# caller's environment, and possibly several times at once; with "wait", it waits for another one that
# is at it already. It says on standard error what failed, and nothing else.
#
# It trusts nothing that it finds beside FILE: it reads none of it, writes through none of it, and makes
# all that it makes in a new folder, from where it is moved into place.
set -eu
umask 022
trap '' HUP INT

java=$1/bin/java major=$2 jar=$3 file=$4 wait=${5:-}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

mkdir -p -- "${file%/*}" 2>/dev/null || fail "can't make the folder ${file%/*}"

# One at a time. The kernel frees the lock when this process is gone, however it ends: hence no child
# that may live longer has descriptor 9. Where there is no flock, a lock that a killed process has left
# behind is one of half an hour ago.
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

# Another may have been quicker.
if [ -r "$file" ] && [ ! -h "$file" ] && [ -e "$file.made" ] && [ ! -h "$file.made" ] &&
  [ ! "$file" -nt "$file.made" ] && [ ! "$jar" -nt "$file.made" ]; then
  exit 0
fi

# Two attempts, also where the machine or container ended in the midst of them. A new JVM or a new
# rekcl has a file of another name, and attempts of its own.
mkdir -- "$file.try1" 2>/dev/null || mkdir -- "$file.try2" 2>/dev/null || fail 'it failed twice before'

# What an attempt left that was killed.
rm -rf -- "$file.work".*
mkdir -- "$work"
cd -- "$work"

# Becomes a JVM with the options of bin/rekcl, in an environment in which there is no ~/.aws.
export HOME="$work" LC_ALL=C.UTF-8
export AWS_ACCESS_KEY_ID=emulator AWS_SECRET_ACCESS_KEY=emulator AWS_EC2_METADATA_DISABLED=true
become_java() {
  exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -XX:CompressedClassSpaceSize=64m \
    -XX:-UsePerfData -XX:+SuppressFatalErrorMessage "-Duser.home=$work" "$@" \
    </dev/null 8>&- 9<&-
}

# Runs a JVM to its end. What it prints is about emulated models, and no concern of the operator's.
run() {
  what=$1
  shift
  (become_java "$@") >>output 2>&1 || fail "$what failed"
}

# A server's key for localhost, signed by an authority that the JVM trusts, beside all of its own.
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

# Two emulators, for https and http, in processes of their own, so that the commands meet them as they
# meet AWS. They end with this script: then nobody has the writing end of the pipe "alive" any more.
mkfifo alive
exec 8<>alive

# Starts one, and sets "url" to its endpoint. (To the SDK, a host name of digits is one of an account.)
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
  # Under G1, as that alone writes the objects that classes come with; the others can read them.
  run 'writing the class data' -XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile=classes \
    -XX:SharedArchiveFile=archive -cp "$jar"
  run 'using the class data' -Xshare:on -XX:SharedArchiveFile=archive -cp "$jar" io.github.rekcl.Main --version
else
  run training -XX:AOTMode=record -XX:AOTConfiguration=classes "$@"
  run 'writing the class data' -XX:AOTMode=create -XX:AOTConfiguration=classes -XX:AOTCache=archive -cp "$jar"
  run 'using the class data' -XX:AOTMode=on -XX:AOTCache=archive -cp "$jar" io.github.rekcl.Main --version
fi

# First the time stamp goes, then the file comes, then its time stamp: there is none of the old one
# beside the new one at any moment. A jar from the future would be newer than any file.
rm -rf -- "$file.made"
mv -f -- archive "$file"
: >made
if [ "$jar" -nt made ]; then touch -r "$jar" made "$file"; fi
mv -f -- made "$file.made"
rm -rf -- "$file.try1" "$file.try2"

# Those of earlier versions of Java or of rekcl.
for old in "${file%/*}"/*.jsa "${file%/*}"/*.aot; do
  [ "$old" = "$file" ] || rm -rf -- "$old" "$old".*
done
