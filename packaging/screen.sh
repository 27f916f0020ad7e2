# shellcheck shell=bash
# Sourced by the scripts that try what is handed out: looks at a display as a person does, by reading what stands there.
# Wants $display and $work, a folder for pictures. Needs xdotool, imagemagick and tesseract-ocr.

: "${display:?says which display to look at}" "${work:?says where pictures go}"

pause() { read -r -t "$1" <> <(:) || true; }

# Take a picture of the whole display.
shot() { DISPLAY=$display import -window root "$work/$1.png"; }

# What stands on the display, in one line. Enlarged, because small letters are hard to read for it too.
standing_there() {
    shot now
    convert "$work/now.png" -resize 200% "$work/now-large.png"
    tesseract "$work/now-large.png" - --psm 11 2>/dev/null | tr -s '[:space:]' ' '
}

# Wait until some words stand on the display; fails if they never come.
comes_up() {
    local tries=${2:-60} told
    for _ in $(seq "$tries"); do
        told=$(standing_there)
        [[ ${told,,} != *"${1,,}"* ]] || return 0
        pause 1
    done
    return 1
}

# Press what bears one word: the last one of that word on the display.
press_on() {
    local place
    shot now
    convert "$work/now.png" -resize 200% "$work/now-large.png"
    place=$(tesseract "$work/now-large.png" - --psm 11 tsv 2>/dev/null |
        awk -F'\t' -v word="$1" '$12 == word { print int(($7 + $9 / 2) / 2), int(($8 + $10 / 2) / 2) }' | tail -n 1)
    [[ -n $place ]] || return 1
    # shellcheck disable=SC2086  # two numbers
    DISPLAY=$display xdotool mousemove $place click 1
}
