#!/usr/bin/env bash
# Makes what can be handed to somebody without a JDK: target/package/chancery (a folder that runs as it is) and, on
# Debian and Ubuntu, a .deb beside it.
#
# The runtime holds java.* and javafx.* modules alone; the program and its other libraries stay on the class path,
# because several of them are automatic modules, which jlink refuses. bin/chancery opens the window, bin/chancery-command runs
# commands, and each has an AOT cache: trained on one start without a display, and on issuing for some thousand things. The
# window comes up in a third of the time, a job takes two thirds of it; where training fails the package works without.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$root/target
work=$target/package
input=$work/input
name=chancery
main=dev.chancery.Main
description='desktop certificate authority for IoT labs'
training=20

# What no class names and the program needs all the same: dates in every language, and AES-GCM and curves of the JDK.
more_modules=jdk.localedata,jdk.unsupported,javafx.controls,javafx.fxml

say() { echo "package: $*"; }

version() { sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1; }

options() { grep -v -e '^#' -e '^$' "$root/packaging/java.options"; }

collect() {
    rm -rf "$work"
    mkdir -p "$input"
    cp "$target/chancery.jar" "$target"/lib/*.jar "$input"
    local jar
    for jar in "$input"/bc*.jar; do unsign "$jar"; done
}

# Takes BouncyCastle's signature off a jar: the classes of a signed jar start slowly and enter no AOT cache, and OpenJDK
# asks for none. Its licence allows it.
unsign() {
    local unpacked=$work/unpacked
    rm -rf "$unpacked"
    mkdir "$unpacked"
    (cd "$unpacked" && "$jdk/bin/jar" -xf "$1" && rm -f META-INF/*.SF META-INF/*.DSA META-INF/*.RSA META-INF/*.EC)
    sed -i -e '/^\r*$/q' "$unpacked/META-INF/MANIFEST.MF"
    "$jdk/bin/jar" -c -f "$1" -m "$unpacked/META-INF/MANIFEST.MF" -C "$unpacked" .
    rm -rf "$unpacked"
}

needed_modules() {
    "$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
        --module-path "$target/javafx" "$input"/*.jar | tail -n 1
}

link_runtime() {
    local modules strip=()
    modules=$(needed_modules),$more_modules
    say "modules $modules"
    if command -v objcopy >/dev/null; then strip=(--strip-debug); else strip=(--strip-java-debug-attributes); fi
    "$jdk/bin/jlink" --module-path "$target/javafx" --add-modules "$modules" --output "$work/runtime" \
        "${strip[@]}" --no-header-files --no-man-pages
}

make_image() {
    local arguments=() option
    while read -r option; do arguments+=(--java-options "$option"); done < <(options)
    echo 'win-console=true' >"$work/command.properties"
    "$jdk/bin/jpackage" --type app-image --dest "$work" --name "$name" --app-version "$(version)" \
        --description "$description" --icon "$icon" \
        --input "$input" --main-jar chancery.jar --main-class "$main" --runtime-image "$work/runtime" "${arguments[@]}" \
        --add-launcher "$name-command=$work/command.properties"
    rm -rf "$input" "$work/runtime" "$work/command.properties"
}

# Java writes a cache on its way out: the window is ended like at a log-off.
train() {
    home=$work/home
    mkdir -p "$home"
    say "training the AOT caches ($training s and some more)"
    train_window
    train_commands
    rm -rf "$home"
}

train_window() {
    local pid
    JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Duser.home=$home -Djava.util.prefs.userRoot=$home \
        -XX:AOTCacheOutput=$app/$name.aot" "$work/$name/bin/$name" >"$work/training.log" 2>&1 &
    pid=$!
    sleep "$training"
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" || true
    take "$name"
}

train_commands() (
    export CHANCERY_STORE=$home/lab.chancery CHANCERY_PASSPHRASE='for the training only' XDG_STATE_HOME=$home/state
    program=$work/$name/bin/$name-command
    {
        "$program" init && "$program" ca create 'Lab CA' &&
            JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$app/$name-command.aot" "$program" bulk issue --pattern 'd-{0001..4000}'
    } >"$work/training.log" 2>&1 || true
    take "$name-command"
)

# The launcher $1 uses the cache of its name from now on.
take() {
    if [ -s "$app/$1.aot" ]; then
        # shellcheck disable=SC2016 # $APPDIR is for the launcher
        sed -i -e 's|^\[JavaOptions\]$|&\njava-options=-XX:AOTCache=$APPDIR/'"$1"'.aot|' "$app/$1.cfg"
        rm "$work/training.log"
    else
        mv "$work/training.log" "$work/training-$1.log"
        say "no AOT cache for $1, see $work/training-$1.log"
    fi
}

# A .deb of our own making: jpackage's registers its menu entry by a script that fails where no desktop is installed.
make_deb() {
    local tree=$work/deb size architecture
    if ! command -v dpkg-deb >/dev/null; then
        say 'no .deb: dpkg-deb is missing'
        return
    fi
    mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications"
    cp -a "$work/$name" "$tree/opt/$name"
    start_script >"$tree/usr/bin/$name"
    chmod 755 "$tree/usr/bin/$name"
    cp "$root/packaging/chancery.desktop" "$tree/usr/share/applications"
    mkdir -p "$tree/usr/share/doc/$name"
    cp "$root/docs/decisions/0006-licences.md" "$tree/usr/share/doc/$name/licences.md"
    copy_icons "$tree/usr/share/icons/hicolor"
    size=$(du -sk "$tree" | cut -f 1)
    architecture=$(dpkg --print-architecture)
    control "$size" "$architecture" >"$tree/DEBIAN/control"
    chmod -R u+w,go+rX,go-w "$tree"
    dpkg-deb --root-owner-group --build "$tree" "$work/${name}_$(version)_$architecture.deb" >/dev/null
    rm -rf "$tree"
}

# What is installed as one command: each launcher starts fast what it was trained on.
start_script() {
    cat <<END
#!/bin/sh
case \${1:---print-startup} in
    --print-startup) exec /opt/$name/bin/$name "\$@" ;;
    *) exec /opt/$name/bin/$name-command "\$@" ;;
esac
END
}

copy_icons() {
    local pixels
    for pixels in 16 32 48 64 128 256; do
        mkdir -p "$1/${pixels}x$pixels/apps"
        cp "$root/src/main/resources/icons/chancery-$pixels.png" "$1/${pixels}x$pixels/apps/chancery.png"
    done
}

control() {
    cat <<END
Package: $name
Version: $(version)
Architecture: $2
Installed-Size: $1
Maintainer: Chancery <chancery@localhost.invalid>
Section: utils
Priority: optional
Depends: libc6, libfreetype6, libgl1, libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0, libx11-6, libxtst6, libxxf86vm1
Description: $description
 Creates root and intermediate authorities, issues certificates for the
 devices of a lab, and writes them to a folder or a removable drive.
END
}

"$root/chancery" --build
jdk=$("$root/chancery" --jdk)
icon=$root/src/main/resources/icons/chancery-256.png
app=$work/$name/lib/app

collect
link_runtime
make_image
train
make_deb
say "done:"
du -sh "$work"/*
