import type { ByteSource, PictureFacts } from './video-file.ts'

const sequenceHeader = 0xb3
const extension = 0xb5

/** Whether bytes look like a transport stream: a sync byte at each packet's beginning. */
export function hasTransportSync(bytes: Uint8Array): boolean {
  return [
    { first: 0, step: 188 },
    // Cameras put a four-byte time before each packet.
    { first: 4, step: 192 },
  ].some(function beats({ first, step }) {
    return [0, 1, 2].every((packet) => bytes[first + packet * step] === 0x47)
  })
}

/**
 * Reads picture size and length of MPEG-1 or MPEG-2 video in a program, transport or bare stream:
 * the first sequence header, and the earliest and latest time stamps near both ends. Not every
 * picture has a stamp, so the length may fall short by a few frames.
 */
export async function probeMpeg(
  head: Uint8Array,
  file: ByteSource,
): Promise<PictureFacts | undefined> {
  const sequence = sequenceOf(head)
  if (sequence === undefined) return undefined
  const tail = await file.read(Math.max(0, file.size - head.length), file.size)
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const stamp of stampsIn(head)) first = Math.min(first, stamp)
  for (const stamp of stampsIn(tail)) last = Math.max(last, stamp)
  const span = last - first + sequence.frameSeconds
  return {
    width: sequence.width,
    height: sequence.height,
    durationSeconds: Number.isFinite(span) && span > 0 ? span : undefined,
  }
}

// MPEG-1 states the height of a stored pixel over its width, MPEG-2 the shape of the whole picture.
const pixelHeights = [
  1, 1, 0.6735, 0.7031, 0.7615, 0.8055, 0.8437, 0.8935, 0.9157, 0.9815, 1.0255, 1.0695, 1.095,
  1.1575, 1.2015,
]
const displayAspects: Readonly<Record<number, number>> = { 2: 4 / 3, 3: 16 / 9, 4: 2.21 }
const frameRates = [0, 24000 / 1001, 24, 25, 30000 / 1001, 30, 50, 60000 / 1001, 60]

function sequenceOf(bytes: Uint8Array) {
  for (const at of startCodesIn(bytes)) {
    if (bytes[at] !== sequenceHeader) continue
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 1, at + 5)
    const width = (a << 4) | (b >> 4)
    const height = ((b & 15) << 8) | c
    const [aspectCode, frameRate] = [d >> 4, frameRates[d & 15] ?? 0]
    // The same four bytes turn up in sound by chance; a real header has no zeros here.
    if (width === 0 || height === 0 || aspectCode === 0 || frameRate === 0) continue

    const next = startCodesIn(bytes.subarray(at)).next()
    const isMpeg2 = !next.done && bytes[at + next.value] === extension
    const pixelHeight = pixelHeights[aspectCode] ?? 1
    const aspect = isMpeg2 ? displayAspects[aspectCode] : width / (height * pixelHeight)
    const shown = aspect === undefined ? width : Math.round(height * aspect)
    return { width: shown, height, frameSeconds: 1 / frameRate }
  }
  return undefined
}

/** The offsets of the bytes that follow each 00 00 01. */
function* startCodesIn(bytes: Uint8Array): Generator<number> {
  for (let at = 2; at + 1 < bytes.length; at++) {
    if (bytes[at] === 1 && bytes[at - 1] === 0 && bytes[at - 2] === 0) yield at + 1
  }
}

/** The presentation times of the video packets in a stretch of a stream, in seconds. */
function* stampsIn(bytes: Uint8Array): Generator<number> {
  for (const at of startCodesIn(bytes)) {
    const stream = bytes[at] ?? 0
    if (stream < 0xe0 || stream > 0xef) continue
    const field = stampField(bytes, at + 3)
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = field ?? []
    // A stamp is 33 bits in three parts, each closed by a bit that is set.
    if ((a & 0x21) !== 0x21 || (c & 1) !== 1 || (e & 1) !== 1) continue
    yield (((a >> 1) & 7) * 2 ** 30 + (b << 22) + ((c >> 1) << 15) + (d << 7) + (e >> 1)) / 90_000
  }
}

function stampField(bytes: Uint8Array, at: number): Uint8Array | undefined {
  // MPEG-2: two bits "10", then flags, the header's length, the stamp.
  if ((bytes[at] ?? 0) >> 6 === 2) {
    return (bytes[at + 1] ?? 0) & 0x80 ? bytes.subarray(at + 3, at + 8) : undefined
  }
  // MPEG-1: stuffing, an optional buffer size of two bytes, the stamp.
  let next = at
  while (bytes[next] === 0xff) next++
  if ((bytes[next] ?? 0) >> 6 === 1) next += 2
  return bytes.subarray(next, next + 5)
}
