#!/bin/sh -
# Creates a Debian package from a self-contained image, or prints why this is not possible:
#
#   make.sh IMAGE.tar.gz VERSION PACKAGE.deb
#
# The package is reproducible: it does not depend on the clock, users, C library or umask of the build
# machine.
set -eu
umask 022
export LC_ALL=C

image=$1 version=$2 package=$3
here=$(cd "$(dirname "$0")" && pwd)
root=$package.root

skip() {
  echo "No Debian package: $1."
  exit
}

# Remove the package of an earlier build, which would otherwise get a new checksum.
rm -rf "$package" "$package.sha256" "$root"
if ! command -v dpkg-deb >/dev/null || ! command -v dpkg >/dev/null; then
  skip 'there is no dpkg-deb here'
fi

trap 'rm -rf "$root"' EXIT
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/rekcl" "$root/usr/share/doc/rekcl"
tar -xopzf "$image" -C "$root/usr/lib/rekcl" --strip-components=1

# The runtime requires the C library version of the newest symbol that it was linked with.
libc=$(find "$root/usr/lib/rekcl/runtime" -type f -exec grep -a -o -h 'GLIBC_[0-9][0-9.]*' {} + |
  sed 's/.*_//' | sort -u -t . -k 1,1n -k 2,2n | tail -n 1)
[ -n "$libc" ] || skip 'this runtime is for another C library than that of Debian'

# All files in the image have the same modification time, which is used for the added files too.
SOURCE_DATE_EPOCH=$(stat -c %Y "$root/usr/lib/rekcl/LICENSE")
export SOURCE_DATE_EPOCH
ln -s ../lib/rekcl/bin/rekcl "$root/usr/bin/rekcl"

# Move man pages and completion scripts to the folders where Debian expects them.
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
# The README, with the pages that it links to.
mv "$root/usr/lib/rekcl/README.md" "$root/usr/lib/rekcl/src" "$doc"
rm "$root/usr/lib/rekcl/LICENSE" "$root/usr/lib/rekcl/bin/rekcl.cmd"
# The changelog of the package, not of the program.
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
printf 'rekcl (%s) unstable; urgency=medium\n\n  * Version %s.\n\n -- %s  %s\n' "$version" "$version" \
  "$(sed -n 's/^Maintainer: //p' "$here/control")" "$date" | gzip -9n >"$doc/changelog.gz"

# The sum of the file sizes, in KiB; the disk usage would depend on the file system.
size=$(find "$root/usr" -type f -exec cat {} + | wc -c)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$(dpkg --print-architecture)/" \
  -e "s/@LIBC@/$libc/" -e "s/@SIZE@/$(((size + 1023) / 1024))/" \
  "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
cp "$here/postinst" "$here/prerm" "$here/postrm" "$root/DEBIAN"
# The file modes of a checkout depend on the umask of the user.
chmod 0644 "$doc"/*
chmod 0755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
find "$root" -type d -exec chmod 0755 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
# The default level takes six times as long and saves only an eighth of the size. A fixed number of threads
# is needed because it changes the output of xz.
threads=
case $(dpkg-deb --help) in *--threads-max*) threads=--threads-max=1 ;; esac
dpkg-deb --root-owner-group -Zxz -z1 $threads --build "$root" "$package"
