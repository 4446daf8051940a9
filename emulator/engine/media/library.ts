import { createHash } from 'node:crypto'
import { type ClipSpec, framesOf, renderClip } from './clip.ts'

/** A rendered clip, ready to serve; its bytes are shared, so nobody writes into them. */
export type Clip = {
  readonly bytes: Buffer
  /** A strong entity tag, quotes included, made from the bytes. */
  readonly etag: string
  readonly contentType: 'video/mp4' | 'audio/mp4'
}

/** Renders clips and keeps the ones asked for last. */
export type MediaLibrary = {
  /** @throws RangeError for an unknown shape or a length out of bounds */
  clip(spec: ClipSpec): Promise<Clip>
}

/**
 * Opens a library that keeps at most `maxBytes` of rendered clips, dropping those unused longest.
 * A clip asked for twice at once is rendered once; one larger than the whole library is served and
 * not kept; a failed render is not remembered.
 */
export function createMediaLibrary({ maxBytes }: { readonly maxBytes: number }): MediaLibrary {
  // A Map keeps the order of insertion: the first key is the one unused longest.
  const kept = new Map<string, Clip>()
  const rendering = new Map<string, Promise<Clip>>()
  let keptBytes = 0

  async function clip(spec: ClipSpec): Promise<Clip> {
    const key = JSON.stringify([spec.ratio, framesOf(spec), spec.title, spec.comment])
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    let render = rendering.get(key)
    if (render === undefined) {
      render = renderAndKeep(key, spec)
      rendering.set(key, render)
    }
    return render
  }

  async function renderAndKeep(key: string, spec: ClipSpec): Promise<Clip> {
    try {
      const bytes = await renderClip(spec)
      const contentType = spec.ratio === 'none' ? 'audio/mp4' : 'video/mp4'
      const made: Clip = { bytes, etag: etagOf(bytes), contentType }
      keep(key, made)
      return made
    } finally {
      rendering.delete(key)
    }
  }

  function keep(key: string, made: Clip) {
    if (made.bytes.length > maxBytes) return
    kept.set(key, made)
    keptBytes += made.bytes.length
    for (const [oldest, { bytes }] of kept) {
      if (keptBytes <= maxBytes) return
      kept.delete(oldest)
      keptBytes -= bytes.length
    }
  }

  return { clip }
}

/** A strong entity tag for some bytes, quotes included. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
}
