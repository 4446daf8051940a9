import { fourLetters } from './boxes.ts'
import type { PictureFacts } from './video-file.ts'

/**
 * Reads picture size and length from the beginning of an AVI file: the main header has them, the
 * video stream's header refines the length, and an optional property chunk states the aspect.
 */
export function probeAvi(head: Uint8Array): PictureFacts | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let size: { width: number; height: number } | undefined
  let duration: number | undefined
  let aspect: number | undefined
  let inVideo = false

  function walk(start: number, end: number) {
    for (let at = start; at + 8 <= end; ) {
      const id = fourLetters(head, at)
      const length = view.getUint32(at + 4, true)
      const body = at + 8
      const stop = Math.min(body + length, end)
      if (id === 'LIST' && stop - body >= 4) {
        // The pictures themselves, and whatever follows them, are of no interest.
        if (fourLetters(head, body) === 'movi') return
        walk(body + 4, stop)
      } else if (id === 'avih' && stop - body >= 40) readMainHeader(body)
      else if (id === 'strh' && stop - body >= 36) readStreamHeader(body)
      else if (id === 'vprp' && stop - body >= 24 && inVideo) readProperties(body)
      // Chunks begin on even offsets.
      at = body + length + (length % 2)
    }
  }

  function readMainHeader(body: number) {
    size = { width: u32(body + 32), height: u32(body + 36) }
    duration = (u32(body) * u32(body + 16)) / 1e6
  }

  function readStreamHeader(body: number) {
    inVideo = fourLetters(head, body) === 'vids'
    const [scale, rate, frames] = [u32(body + 20), u32(body + 24), u32(body + 32)]
    if (inVideo && rate > 0 && frames > 0) duration = (frames * scale) / rate
  }

  function readProperties(body: number) {
    const [tall, wide] = [view.getUint16(body + 20, true), view.getUint16(body + 22, true)]
    if (tall > 0 && wide > 0) aspect = wide / tall
  }

  function u32(at: number) {
    return view.getUint32(at, true)
  }

  walk(12, head.length)
  if (size === undefined) return undefined
  const width = aspect === undefined ? size.width : Math.round(size.height * aspect)
  return { width, height: size.height, durationSeconds: duration || undefined }
}
