import { probeAvi } from './avi.ts'
import { fourLetters } from './boxes.ts'
import { hasTransportSync, probeMpeg } from './mpeg.ts'
import {
  type ByteSource,
  type Container,
  type PictureFacts,
  sourceOf,
  type VideoFacts,
} from './video-file.ts'

/** Tells the container of a file from its beginning (a few hundred bytes do), or undefined. */
export function sniffContainer(bytes: Uint8Array): Container | undefined {
  if (bytes.length < 12) return undefined
  if (fourLetters(bytes, 0) === 'RIFF' && fourLetters(bytes, 8) === 'AVI ') return 'avi'
  const type = fourLetters(bytes, 4)
  if (type === 'ftyp') return containerOfBrand(fourLetters(bytes, 8))
  // Files from before brands existed, all of them QuickTime.
  if (['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(type)) return 'mov'
  const startsAsMpeg = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1
  if (startsAsMpeg && (bytes[3] === 0xba || bytes[3] === 0xb3)) return 'mpeg'
  return hasTransportSync(bytes) ? 'mpeg' : undefined
}

function containerOfBrand(brand: string): Container | undefined {
  if (brand === 'qt  ') return 'mov'
  // Still pictures share the box format.
  return /^(hei|hev|mif1|msf1|avi[fs])/.test(brand) ? undefined : 'mp4'
}

/**
 * Reads container, picture size and length of a video file; undefined when it is no video this
 * can read, be it damaged, foreign or without a picture. MPEG is read as far as its first headers
 * and time stamps go.
 * @throws whatever the source throws while it is read
 */
export async function probeVideo(source: Uint8Array | ByteSource): Promise<VideoFacts | undefined> {
  const file = source instanceof Uint8Array ? sourceOf(source) : source
  const head = await file.read(0, Math.min(file.size, 1 << 20))
  const container = sniffContainer(head)
  if (container === undefined) return undefined
  const picture = await pictureOf(container, head, file)
  if (picture === undefined || !(picture.width > 0 && picture.height > 0)) return undefined
  return { container, ...picture, ratio: picture.width / picture.height }
}

async function pictureOf(container: Container, head: Uint8Array, file: ByteSource) {
  if (container === 'avi') return probeAvi(head)
  const mpeg = container === 'mpeg' ? await probeMpeg(head, file) : undefined
  // A transport stream may also carry what an MP4 does.
  return mpeg ?? probeWithLibrary(file)
}

async function probeWithLibrary(file: ByteSource): Promise<PictureFacts | undefined> {
  // Imported here, not above: only an uploaded file needs it.
  const { CustomSource, Input, Logging, LogLevel, MP4, MPEG_TS, QTFF } = await import('mediabunny')
  // It prints what is wrong with a damaged file; a stranger's upload must not fill our terminal.
  Logging.level = LogLevel.Silent
  let failure: { readonly error: unknown } | undefined
  const source = new CustomSource({
    getSize: () => file.size,
    read: async function read(start, end) {
      try {
        return await file.read(start, end)
      } catch (error) {
        failure ??= { error }
        throw error
      }
    },
    // Kept quiet: read() above has noted it.
    handleUnhandledError: () => {},
  })
  const input = new Input({ source, formats: [MP4, QTFF, MPEG_TS] })
  let picture: PictureFacts | undefined
  try {
    const video = await input.getPrimaryVideoTrack()
    if (video !== null) {
      const stated = await input.getDurationFromMetadata()
      picture = {
        width: await video.getDisplayWidth(),
        height: await video.getDisplayHeight(),
        // A transport stream states no length, and its times begin anywhere.
        durationSeconds:
          stated ?? (await input.computeDuration()) - (await input.getFirstTimestamp()),
      }
    }
  } catch {
    // What the library cannot parse is no video to us; a failed read is told below.
  }
  input.dispose()
  if (failure !== undefined) throw failure.error
  return picture
}
