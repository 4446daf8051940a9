import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ClipSpec, renderClip } from '../../../../emulator/engine/media/clip.ts'
import { createMediaLibrary } from '../../../../emulator/engine/media/library.ts'
import type { Ratio } from '../../../../emulator/engine/media/ratio.ts'

function specOf(comment: string): ClipSpec {
  return { ratio: '1x1', seconds: 1, title: 'x', comment }
}

const oneClip = (await renderClip(specOf('a'))).length

describe('a media library', () => {
  it('hands out the rendered bytes with a strong tag made from them', async () => {
    const { bytes, etag, contentType } = await createMediaLibrary({ maxBytes: 1e6 }).clip(
      specOf('a'),
    )
    expect(bytes.equals(await renderClip(specOf('a')))).toBe(true)
    const digest = createHash('sha256').update(bytes).digest('base64url')
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(digest.startsWith(etag.slice(1, -1))).toBe(true)
    expect(contentType).toBe('video/mp4')
  })

  it('calls sound alone what it is', async () => {
    const { contentType } = await createMediaLibrary({ maxBytes: 1e6 }).clip({
      ...specOf('a'),
      ratio: 'none',
    })
    expect(contentType).toBe('audio/mp4')
  })

  it('renders a clip once, whether asked again later or at the same time', async () => {
    const library = createMediaLibrary({ maxBytes: 1e6 })
    const [first, second] = await Promise.all([
      library.clip(specOf('a')),
      library.clip(specOf('a')),
    ])
    expect(second).toBe(first)
    expect(await library.clip({ ...specOf('a') })).toBe(first)
    // The same number of frames is the same clip.
    expect(await library.clip({ ...specOf('a'), seconds: 1.001 })).toBe(first)
  })

  it('drops the clip unused longest when there is no room', async () => {
    const library = createMediaLibrary({ maxBytes: 2 * oneClip })
    const [a, b] = [await library.clip(specOf('a')), await library.clip(specOf('b'))]
    expect(await library.clip(specOf('a'))).toBe(a)
    const c = await library.clip(specOf('c'))
    expect(await library.clip(specOf('a'))).toBe(a)
    expect(await library.clip(specOf('c'))).toBe(c)
    const again = await library.clip(specOf('b'))
    expect(again).not.toBe(b)
    expect(again).toEqual(b)
  })

  it('keeps other clips when one is larger than the whole library', async () => {
    const library = createMediaLibrary({ maxBytes: oneClip })
    const small = await library.clip(specOf('a'))
    const large = await library.clip({ ...specOf('b'), seconds: 3 })
    expect(large.bytes.length).toBeGreaterThan(oneClip)
    expect(await library.clip(specOf('a'))).toBe(small)
    expect(await library.clip({ ...specOf('b'), seconds: 3 })).not.toBe(large)
  })

  it('never mixes up specs whose fields run together', async () => {
    const library = createMediaLibrary({ maxBytes: 1e6 })
    const first = await library.clip({ ...specOf('","'), title: 'a' })
    const second = await library.clip({ ...specOf('"'), title: 'a","' })
    expect(first.etag).not.toBe(second.etag)
  })

  it('refuses what cannot be rendered, every time, and goes on working', async () => {
    const library = createMediaLibrary({ maxBytes: 1e6 })
    for (const wrong of [{ seconds: 0 }, { seconds: 0 }, { ratio: '5x5' as Ratio }]) {
      await expect(library.clip({ ...specOf('a'), ...wrong })).rejects.toThrow(RangeError)
    }
    expect((await library.clip(specOf('a'))).bytes).toHaveLength(oneClip)
  })

  it('shares nothing with another library', async () => {
    const [one, other] = [
      createMediaLibrary({ maxBytes: 1e6 }),
      createMediaLibrary({ maxBytes: 1e6 }),
    ]
    const [first, second] = [await one.clip(specOf('a')), await other.clip(specOf('a'))]
    expect(second).not.toBe(first)
    expect(second.etag).toBe(first.etag)
  })
})
