#!/bin/sh
# Let the service run another version, or the earlier one again:
#     sh deploy/switch-to.sh NAME
# The version is tried on the tables first. If it does not come up, the one before it comes back.
set -eu
name=${1:?"name of a folder in /opt/stemhulp/versions"}
home=/opt/stemhulp
"$home/versions/$name/bin/stemhulp" --site /srv/stemhulp validate --quiet
before=$(readlink "$home/current" || true)

point() {  # in one step: there is no moment without a version
    ln -sfn "$1" "$home/next"
    mv -T "$home/next" "$home/current"
}

restart() {  # a version that failed again and again may not stand in the way of the next
    systemctl stop stemhulp.service 2>/dev/null || true
    systemctl reset-failed stemhulp.service stemhulp.socket 2>/dev/null || true
    systemctl start stemhulp.socket stemhulp.service
}

point "versions/$name"
if restart && curl -fsS --max-time 30 http://127.0.0.1:5000/status; then
    exit 0
fi
echo "$name does not work: journalctl -u stemhulp" >&2
if [ -n "$before" ]; then
    point "$before"
    restart
    echo "$before runs again." >&2
fi
exit 1
