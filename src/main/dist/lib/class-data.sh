#!/bin/sh -
# Makes the class data that bin/rekcl starts with, for one JVM and one place:
#
#   class-data.sh JAVA_HOME MAJOR_VERSION JAR FILE
#
# It runs the real commands against an emulator of its own, notes which classes they load, and has
# the JVM write these to a file. bin/rekcl calls it in the background, with nothing of its caller's
# environment, and possibly several times at once. It says something only where it fails.
set -eu
trap '' HUP INT

java=$1/bin/java major=$2 jar=$3 file=$4
umask 022
mkdir -p -- "${file%/*}"

# One at a time. The lock is a symbolic link, as that is made with its content at once; one whose
# process is gone is taken over. Where two do that in the same moment, both make a file, and the
# second replaces the first.
lock=$file.lock
if ! ln -s $$ "$lock" 2>/dev/null; then
  holder=$(readlink -- "$lock") || exit 0
  if kill -0 "$holder" 2>/dev/null; then exit 0; fi
  rm -f -- "$lock"
  ln -s $$ "$lock" 2>/dev/null || exit 0
fi
work=$file.work.$$
leave() {
  [ $? -eq 0 ] || tail -n 5 -- "$work"/*.out >&2 2>/dev/null || :
  cd /
  rm -rf -- "$work" "$lock"
}
trap leave EXIT
trap 'exit 1' TERM

# Another may have been quicker.
if [ -e "$file.made" ] && [ ! "$file" -nt "$file.made" ] && [ ! "$jar" -nt "$file.made" ]; then exit 0; fi

# Two attempts, also where the machine or container ended in the midst of them. A new JVM or a new
# rekcl has a file of another name, and attempts of its own.
attempts=0
[ ! -f "$file.attempts" ] || read -r attempts <"$file.attempts" || :
if [ "$attempts" -ge 2 ]; then
  : >"$file.failed"
  exit 1
fi
echo $((attempts + 1)) >"$file.attempts"

# What an attempt left that was killed.
rm -rf -- "$file.work".*
mkdir -- "$work"
cd -- "$work"

# Turns this shell into a JVM with the options of bin/rekcl, and with a home that has no ~/.aws in it.
export HOME="$work" LC_ALL=C.UTF-8
export AWS_ACCESS_KEY_ID=emulator AWS_SECRET_ACCESS_KEY=emulator AWS_EC2_METADATA_DISABLED=true
become_java() {
  exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -XX:-UsePerfData \
    "-Duser.home=$work" "$@" </dev/null
}

# In a process of its own, so that the commands meet it as they meet AWS. It ends with this script,
# also where that is killed.
(
  become_java -cp "$jar" io.github.rekcl.Main emulator --port 0 --transition 0s >emulator.out 2>&1 &
  while kill -0 $$ && [ -d "$work" ]; do sleep 0.2; done
  kill $!
) >/dev/null 2>&1 &
url=
looks=0
while [ -z "$url" ]; do
  looks=$((looks + 1))
  [ "$looks" -le 600 ] || exit 1
  sleep 0.1
  [ -f emulator.out ] || continue
  url=$(sed -n 's/^export .*=\(http:.*\)/\1/p' emulator.out)
done
project=arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000

# Runs a command, and has the JVM note its classes in a file of this name.
train() {
  name=$1
  shift
  (become_java "-XX:DumpLoadedClassList=$name.classes" -cp "$jar" io.github.rekcl.Main "$@") >"$name.out" 2>&1
}

if [ "$major" -lt 24 ]; then
  train help --help
  train screen help stop
  train list list --endpoint-url "$url" "$project"
  train stop stop --endpoint-url "$url" --poll-interval 10ms "$project" v2
  train delete delete --yes --endpoint-url "$url" --poll-interval 10ms "$project" v2
  # The emulator doesn't answer the beginning of a TLS handshake, but that is most of the classes.
  train tls stop --endpoint-url "https${url#http}" --timeout 1s "$project" v1 ||
    [ $? -eq 4 ]
  cat ./*.classes | awk '!seen[$0]++' >classes
  # Under G1, as that alone writes the objects that classes come with; the others can read them.
  "$java" -Xshare:dump -XX:+UseG1GC -Xmx256m -XX:SharedClassListFile=classes -XX:SharedArchiveFile=archive \
    -cp "$jar" >dump.out 2>&1
  (become_java -Xshare:on -XX:SharedArchiveFile=archive -cp "$jar" io.github.rekcl.Main --version) >check.out 2>&1
else
  # There is no way to join what several runs have noted; this one does the most, with the beginning
  # of a TLS handshake beside it.
  (become_java -Drekcl.training=true -XX:AOTMode=record -XX:AOTConfiguration=classes -cp "$jar" io.github.rekcl.Main \
    delete --stop --yes --endpoint-url "$url" --poll-interval 10ms "$project" v2) >training.out 2>&1
  (become_java -XX:AOTMode=create -XX:AOTConfiguration=classes -XX:AOTCache=archive -cp "$jar") >dump.out 2>&1
  (become_java -XX:AOTMode=on -XX:AOTCache=archive -cp "$jar" io.github.rekcl.Main --version) >check.out 2>&1
fi

# First the time stamp goes, then the file comes, then its time stamp: there is none of the old one
# beside the new one at any moment. A jar from the future would be newer than any file.
rm -f -- "$file.made"
mv -f -- archive "$file"
: >"$file.made"
if [ "$jar" -nt "$file.made" ]; then touch -r "$jar" "$file.made" "$file"; fi
rm -f -- "$file.attempts" "$file.failed"

# Those of earlier versions of Java or of rekcl.
for old in "${file%/*}"/*.jsa "${file%/*}"/*.aot; do
  [ "$old" = "$file" ] || rm -f -- "$old" "$old".*
done
