# shellcheck shell=bash
# Sourced by the scripts that try what is handed out: looks at a display as a person does, by reading what stands there.
# Wants $display and $work, a folder for pictures. Needs xdotool, imagemagick and tesseract-ocr, and a function `fail`.

: "${display:?says which display to look at}" "${work:?says where pictures go}"

# The colour that the main button of a page is filled with.
filled='#0B5257'

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

# Press what bears one word: a filled button, or else the last one of that word on the display. White words on a filled
# button are overlooked in a whole picture, so that each block of the buttons' colour is read by itself.
press_on() {
    local place box
    shot now
    place=$(convert "$work/now.png" -fill black -fuzz 2% +opaque "$filled" -fill white +opaque black \
        -define connected-components:verbose=true -define connected-components:area-threshold=2000 \
        -connected-components 8 null: | awk '$NF ~ /255|white/ { print $2, $3 }' |
        while read -r box place; do
            convert "$work/now.png" -crop "$box" +repage -negate -resize 300% "$work/now-button.png"
            [[ $(tesseract "$work/now-button.png" - --psm 7 2>/dev/null) != *"$1"* ]] || echo "${place/,/ }"
        done | head -n 1)
    if [[ -z $place ]]; then
        convert "$work/now.png" -resize 200% "$work/now-large.png"
        place=$(tesseract "$work/now-large.png" - --psm 11 tsv 2>/dev/null |
            awk -F'\t' -v word="$1" '$12 == word { print int(($7 + $9 / 2) / 2), int(($8 + $10 / 2) / 2) }' | tail -n 1)
    fi
    [[ -n $place ]] || return 1
    # shellcheck disable=SC2086  # two numbers
    DISPLAY=$display xdotool mousemove $place click 1 mousemove 0 0
}

# Go through the first start of a program that found a clinic's file: it names the clinic, and the page where a clinic is chosen
# tells its telephone number.
names_clinic() {
    local clinic=$1 number=$2
    comes_up "$clinic" 120 || fail "the first start does not name $clinic; look at $work/now.png"
    press_on Next || fail "the first start has no way on; look at $work/now.png"
    comes_up 'Which clinic treats you' || fail "the first start does not ask for the clinic; look at $work/now.png"
    comes_up "$clinic" 5 || fail "the clinic is not among the choices; look at $work/now.png"
    comes_up "$number" 5 || fail "the clinic's number $number is not there; look at $work/now.png"
    shot clinic
}
