#!/bin/sh -
# Makes the Debian package of a self-contained image:
#
#   make.sh IMAGE.tar.gz VERSION TIME PACKAGE.deb
#
# The same image gives the same package: nothing of the machine's clock, users or umask gets in.
set -eu
umask 022

image=$1 version=$2 package=$4
if ! command -v dpkg-deb >/dev/null; then
  echo 'There is no dpkg-deb here: no Debian package.'
  exit
fi
SOURCE_DATE_EPOCH=$(date -d "$3" +%s)
export SOURCE_DATE_EPOCH LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
root=$package.root

rm -rf "$root"
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/rekcl" "$root/usr/share/doc/rekcl"
tar -xpzf "$image" -C "$root/usr/lib/rekcl" --strip-components=1 --no-same-owner
ln -s ../lib/rekcl/bin/rekcl "$root/usr/bin/rekcl"

# Man pages and completion go where they are looked for.
share=$root/usr/lib/rekcl/share
mv "$share/man" "$share/bash-completion" "$root/usr/share"
mkdir -p "$root/usr/share/zsh/vendor-completions"
mv "$share/zsh/site-functions/_rekcl" "$root/usr/share/zsh/vendor-completions"
rm -r "$share"
gzip -9n "$root"/usr/share/man/man1/*.1
cp "$here/copyright" "$root/usr/share/doc/rekcl"

# The runtime asks for no older C library than that of the machine that its JDK runs on.
libc=$(getconf GNU_LIBC_VERSION)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$(dpkg --print-architecture)/" \
  -e "s/@LIBC@/${libc#glibc }/" -e "s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f1)/" \
  "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
for script in postinst prerm; do
  install -m 0755 "$here/$script" "$root/DEBIAN/$script"
done
find "$root" -type d -exec chmod 0755 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
# The usual level takes six times as long, for an eighth of the size. xz writes something else with
# one thread than with several.
threads=
case $(dpkg-deb --help) in *--threads-max*) threads=--threads-max=1 ;; esac
dpkg-deb --root-owner-group -Zxz -z1 $threads --build "$root" "$package"
