#!/bin/sh -
# Makes the Debian package of a self-contained image, where that can be done; says so where not:
#
#   make.sh IMAGE.tar.gz VERSION PACKAGE.deb
#
# The same image gives the same package: nothing of the machine's clock, users, C library or umask
# gets in.
set -eu
umask 022
export LC_ALL=C

image=$1 version=$2 package=$3
here=$(cd "$(dirname "$0")" && pwd)
root=$package.root

none() {
  echo "No Debian package: $1."
  exit
}

# One of an earlier build would get a fresh checksum.
rm -rf "$package" "$package.sha256" "$root"
if ! command -v dpkg-deb >/dev/null || ! command -v dpkg >/dev/null; then
  none 'there is no dpkg-deb here'
fi

trap 'rm -rf "$root"' EXIT
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/rekcl" "$root/usr/share/doc/rekcl"
tar -xopzf "$image" -C "$root/usr/lib/rekcl" --strip-components=1

# The runtime needs a C library at least as new as the newest of the symbols that it was linked with.
libc=$(find "$root/usr/lib/rekcl/runtime" -type f -exec grep -a -o -h 'GLIBC_[0-9][0-9.]*' {} + |
  sed 's/.*_//' | sort -u -t . -k 1,1n -k 2,2n | tail -n 1)
[ -n "$libc" ] || none 'this runtime is for another C library than that of Debian'

# All that is in the image has one time; so has all that is added here.
SOURCE_DATE_EPOCH=$(stat -c %Y "$root/usr/lib/rekcl/LICENSE")
export SOURCE_DATE_EPOCH
ln -s ../lib/rekcl/bin/rekcl "$root/usr/bin/rekcl"

# Man pages and completion go where they are looked for.
share=$root/usr/lib/rekcl/share
mv "$share/man" "$share/bash-completion" "$root/usr/share"
mkdir -p "$root/usr/share/zsh/vendor-completions"
mv "$share/zsh/site-functions/_rekcl" "$root/usr/share/zsh/vendor-completions"
mkdir -p "$root/usr/share/fish"
mv "$share/fish/vendor_completions.d" "$root/usr/share/fish"
rm -r "$share"
gzip -9n "$root"/usr/share/man/man1/*.1
doc=$root/usr/share/doc/rekcl
cp "$here/copyright" "$doc"
mkdir -p "$root/usr/share/lintian/overrides"
cp "$here/lintian-overrides" "$root/usr/share/lintian/overrides/rekcl"
chmod 0644 "$root/usr/share/lintian/overrides/rekcl"
# With the pages that it links to.
mv "$root/usr/lib/rekcl/README.md" "$root/usr/lib/rekcl/src" "$doc"
rm "$root/usr/lib/rekcl/LICENSE" "$root/usr/lib/rekcl/bin/rekcl.cmd"
# The history of the package, not of the program.
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
printf 'rekcl (%s) unstable; urgency=medium\n\n  * Version %s.\n\n -- %s  %s\n' "$version" "$version" \
  "$(sed -n 's/^Maintainer: //p' "$here/control")" "$date" | gzip -9n >"$doc/changelog.gz"

# What the files hold, in KiB; what a file system makes of them differs from one to another.
size=$(find "$root/usr" -type f -exec cat {} + | wc -c)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$(dpkg --print-architecture)/" \
  -e "s/@LIBC@/$libc/" -e "s/@SIZE@/$(((size + 1023) / 1024))/" \
  "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
cp "$here/postinst" "$here/prerm" "$here/postrm" "$root/DEBIAN"
# A checkout has the modes of whoever made it.
chmod 0644 "$doc"/*
chmod 0755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
find "$root" -type d -exec chmod 0755 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
# The usual level takes six times as long, for an eighth of the size. xz writes something else with
# one thread than with several.
threads=
case $(dpkg-deb --help) in *--threads-max*) threads=--threads-max=1 ;; esac
dpkg-deb --root-owner-group -Zxz -z1 $threads --build "$root" "$package"
