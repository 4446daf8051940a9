#!/bin/sh
# Makes the sample uploads anew, one second each, with ffmpeg. Run it anywhere; it writes beside itself.
set -eu
cd "$(dirname "$0")"
make() {
  source=$1
  shift
  ffmpeg -nostdin -v error -y -f lavfi -i "$source:r=25:d=1" -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$@"
}
h264='-c:v libx264 -pix_fmt yuv420p'
make testsrc2=s=96x54 -c:v mpeg2video program.mpg
make testsrc2=s=72x54 -aspect 16:9 -c:v mpeg2video wide.mpg
make testsrc2=s=96x54 -c:v mpeg1video first.mpg
make color=teal:s=96x54 -c:v mpeg2video -f mpegts transport.m2t
make color=teal:s=54x96 $h264 -f mpegts avc.m2t
make color=teal:s=96x54 -c:v mpeg2video -f mpeg2video bare.mpg
make color=teal:s=96x54 -c:v mpeg4 plain.avi
make color=teal:s=72x54 -c:v mpeg4 -aspect 16:9 wide.avi
make color=teal:s=96x54 $h264 upright.mov
ffmpeg -nostdin -v error -y -i upright.mov -c copy -metadata:s:v:0 rotate=90 -fflags +bitexact turned.mov
make color=teal:s=72x54 -vf setsar=4/3 $h264 anamorphic.mp4
make color=teal:s=96x54 $h264 -movflags frag_keyframe+empty_moov fragmented.mp4
ffmpeg -nostdin -v error -y -f lavfi -i sine=d=1 -c:a aac -b:a 16k -fflags +bitexact -flags:a +bitexact sound.m4a
