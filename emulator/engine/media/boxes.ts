/** One box of an ISO base media file: its four-letter type and where it lies, in bytes. */
export type Box = {
  readonly type: string
  readonly start: number
  /** Where the box's content begins, after size and type. */
  readonly body: number
  readonly end: number
}

/** Walks the boxes that lie side by side between two offsets; a malformed one ends the walk. */
export function* boxesIn(bytes: Uint8Array, start = 0, end = bytes.length): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = start; at + 8 <= end; ) {
    const long = view.getUint32(at) === 1
    if (long && at + 16 > end) return
    const said = long ? Number(view.getBigUint64(at + 8)) : view.getUint32(at)
    const size = said === 0 ? end - at : said
    const body = at + (long ? 16 : 8)
    if (at + size < body || at + size > end) return
    yield { type: fourLetters(bytes, at + 4), start: at, body, end: at + size }
    at += size
  }
}

/** The four bytes at an offset as Latin-1 text. */
export function fourLetters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

const containers = new Set(['moov', 'trak', 'mdia'])
const stamped = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Sets the creation and modification times of a file to zero, in place; zero means "not stated".
 * They stand first in the movie's, each track's and each media's header, after one byte of version
 * and three of flags: two 32-bit numbers in version 0, two of 64 bits in version 1.
 */
export function clearTimes(bytes: Uint8Array, start = 0, end = bytes.length): void {
  for (const box of boxesIn(bytes, start, end)) {
    if (containers.has(box.type)) clearTimes(bytes, box.body, box.end)
    else if (stamped.has(box.type)) {
      const width = bytes[box.body] === 1 ? 8 : 4
      bytes.fill(0, box.body + 4, box.body + 4 + 2 * width)
    }
  }
}
