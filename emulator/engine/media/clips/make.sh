#!/bin/sh
# Makes the base clips anew: for each ratio a two-second loop (48 frames at 24 a second, one
# keyframe, no B-frames) with a soft chord, and its first frame as a JPEG; one PNG for covers.
# The pictures are formulas whose period is the loop, so the last frame leads into the first.
# Needs ffmpeg with libx264 and its own AAC encoder. Run it anywhere; it writes beside itself.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quiet='-nostdin -hide_banner -v error -y'

# 94 AAC frames of 1024 samples at 48 kHz make the audio loop (2.00533 s): every tone below is a
# whole number of turns of it, and the frames are cut from the steady middle of a longer take.
loop=96256/48000
ffmpeg $quiet -f lavfi -t 14 -i "aevalsrc='(0.62+0.38*cos(2*PI*t/($loop)))*(0.11*sin(2*PI*441*t/($loop))+0.07*sin(2*PI*661*t/($loop))+0.04*sin(2*PI*882*t/($loop)))':s=48000" \
  -ac 1 -c:a aac -b:a 32k -fflags +bitexact -flags:a +bitexact "$work/long.aac"
ffmpeg $quiet -i "$work/long.aac" -ss 4.0107 -frames:a 94 -c:a copy -fflags +bitexact "$work/tone.aac"

# picture <width> <height> <two RGB colours, six numbers> -> a lavfi graph on standard output
picture() {
  s="(0.5+0.5*sin(2*PI*(0.35*X/W+0.45*Y/H)+PI*T))"
  d="(64*exp(-(pow(X-W*(0.5+0.22*cos(PI*T)),2)+pow(Y-H*(0.5+0.18*sin(PI*T)),2))/pow(0.2*min(W,H),2)))"
  printf "nullsrc=s=%sx%s:r=24:d=2,format=gbrp,geq=r='min(255,%s*(1-%s)+%s*%s+%s)':g='min(255,%s*(1-%s)+%s*%s+%s)':b='min(255,%s*(1-%s)+%s*%s+0.7*%s)'" \
    "$1" "$2" "$3" "$s" "$6" "$s" "$d" "$4" "$s" "$7" "$s" "$d" "$5" "$s" "$8" "$s" "$d"
}

clip() {
  name=$1
  shift
  ffmpeg $quiet -f lavfi -i "$(picture "$@"),scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1" \
    -i "$work/tone.aac" -map 0:v -map 1:a -c:a copy \
    -c:v libx264 -threads 1 -profile:v main -preset veryslow -crf 25 -bf 0 \
    -x264-params keyint=48:min-keyint=48:scenecut=0 \
    -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv \
    -bsf:v filter_units=remove_types=6 -map_metadata -1 -fflags +bitexact -movflags +faststart "$name.mp4"
  ffmpeg $quiet -i "$name.mp4" -frames:v 1 -q:v 4 -flags:v +bitexact -map_metadata -1 "$name.jpg"
}

clip 9x16 360 640    40  28  92  236 112  99
clip 16x9 640 360    16  54  92  242 158  96
clip 1x1  480 480    58  24  84  250 132 112
clip 3x4  432 576    18  72  78  240 190 120
clip 4x3  576 432    30  40 104  122 190 190
clip 21x9 840 360    24  24  60  214  96 128
clip 3x2  576 384    20  66  58  232 170  92
clip 2x3  384 576    70  30  66  246 166 134

ffmpeg $quiet -f lavfi -i "$(picture 256 256  48 36 110  240 150 130)" -frames:v 1 \
  -pix_fmt rgb24 -compression_level 100 -pred mixed -flags:v +bitexact cover.png
