import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { renderClip } from '../../../../emulator/engine/media/clip.ts'
import { quotientOf, ratios } from '../../../../emulator/engine/media/ratio.ts'
import { probeVideo, sniffContainer } from '../../../../emulator/engine/media/sniff.ts'

const samples = [
  { name: 'upright.mov', container: 'mov', width: 96, height: 54 },
  { name: 'turned.mov', container: 'mov', width: 54, height: 96 },
  { name: 'anamorphic.mp4', container: 'mp4', width: 96, height: 54 },
  { name: 'fragmented.mp4', container: 'mp4', width: 96, height: 54 },
  { name: 'plain.avi', container: 'avi', width: 96, height: 54 },
  { name: 'wide.avi', container: 'avi', width: 96, height: 54 },
  { name: 'program.mpg', container: 'mpeg', width: 96, height: 54 },
  { name: 'wide.mpg', container: 'mpeg', width: 96, height: 54 },
  { name: 'first.mpg', container: 'mpeg', width: 96, height: 54 },
  { name: 'transport.m2t', container: 'mpeg', width: 96, height: 54 },
  { name: 'avc.m2t', container: 'mpeg', width: 54, height: 96 },
] as const

function sample(name: string) {
  return readFile(new URL(`./samples/${name}`, import.meta.url))
}

describe('a video file', () => {
  it.each(samples)('like $name tells container, shape and length', async ({ name, ...facts }) => {
    const bytes = await sample(name)
    expect(sniffContainer(bytes.subarray(0, 600))).toBe(facts.container)
    const probed = await probeVideo(bytes)
    expect(probed).toMatchObject({ ...facts, ratio: facts.width / facts.height })
    // One second each; a program stream shows its end only to a few frames.
    expect(Math.abs((probed?.durationSeconds ?? 0) - 1)).toBeLessThan(0.1)
  })

  it.each(ratios)('rendered as %s is read back so', async (ratio) => {
    const clip = await renderClip({ ratio, seconds: 3.5, title: '', comment: '' })
    expect(await probeVideo(clip)).toMatchObject({
      container: 'mp4',
      ratio: quotientOf(ratio),
      durationSeconds: 3.5,
    })
  })

  it('that is a bare stream tells no length', async () => {
    const probed = await probeVideo(await sample('bare.mpg'))
    expect(probed).toMatchObject({ container: 'mpeg', width: 96, height: 54 })
    expect(probed?.durationSeconds).toBeUndefined()
  })

  it.each(['turned.mov', 'avc.m2t', 'wide.avi', 'program.mpg'])(
    'like %s can be read in pieces, only where needed and never outside',
    async (name) => {
      const bytes = await sample(name)
      const probed = await probeVideo({
        size: bytes.length,
        async read(start, end) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(bytes.length)
          return bytes.subarray(start, end)
        },
      })
      expect(probed).toEqual(await probeVideo(bytes))
    },
  )

  it('of many megabytes is not read whole', async () => {
    const clip = await renderClip({ ratio: '9x16', seconds: 180, title: '', comment: '' })
    let read = 0
    await probeVideo({
      size: clip.length,
      async read(start, end) {
        read += end - start
        return clip.subarray(start, end)
      },
    })
    expect(read).toBeLessThan(clip.length / 2)
  })

  it('whose source breaks is not taken for a bad file', async () => {
    const bytes = await sample('turned.mov')
    let reads = 0
    const broken = probeVideo({
      size: bytes.length,
      async read(start, end) {
        if (reads++ > 0) throw new Error('the line went dead')
        return bytes.subarray(start, end)
      },
    })
    await expect(broken).rejects.toThrow('the line went dead')
  })
})

describe('no video', () => {
  it.each([
    { kind: 'nothing', bytes: Buffer.alloc(0) },
    { kind: 'a few bytes', bytes: Buffer.from('ftyp') },
    { kind: 'text', bytes: Buffer.from('<!doctype html><title>Not here</title>'.repeat(20)) },
    { kind: 'a PNG', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') },
    { kind: 'a WAV', bytes: Buffer.from('RIFF\x24\0\0\0WAVEfmt \0\0\0\0', 'latin1') },
    { kind: 'a HEIC photo', bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
    { kind: 'a WebM', bytes: Buffer.from('1a45dfa39f4286810142f7810142f281', 'hex') },
    { kind: 'zeros', bytes: Buffer.alloc(2000) },
  ])('is $kind', async ({ bytes }) => {
    expect(sniffContainer(bytes)).toBeUndefined()
    expect(await probeVideo(bytes)).toBeUndefined()
  })

  it.each([
    { kind: 'a file type and nothing more', text: '\0\0\0\x14ftypmp42\0\0\0\0isom' },
    {
      kind: 'a movie box that lies about its size',
      text: '\0\0\0\x10ftypmp42\0\0\0\0\x7f\xff\xff\xffmoov',
    },
    {
      kind: 'an AVI without headers',
      text: 'RIFF\0\0\0\0AVI LIST\xff\xff\xff\xffhdrlavih\xff\xff\xff\xff',
    },
    { kind: 'a program stream of noise', text: '\0\0\x01\xba\0\0\x01\xb3\0\0\0\0\0\0\x01\xb3' },
  ])('is in $kind', async ({ text }) => {
    const bytes = Buffer.from(text, 'latin1')
    expect(sniffContainer(bytes)).toBeDefined()
    expect(await probeVideo(bytes)).toBeUndefined()
  })

  it('is in a file of sound alone', async () => {
    const bytes = await sample('sound.m4a')
    expect(sniffContainer(bytes)).toBe('mp4')
    expect(await probeVideo(bytes)).toBeUndefined()
  })
})

it('a damaged file is a bad file or a readable one, never a crash', async () => {
  let state = 7
  function below(limit: number) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  for (const { name, container } of samples) {
    const whole = await sample(name)
    for (let turn = 0; turn < 25; turn++) {
      const bytes = Buffer.from(whole.subarray(0, 12 + below(whole.length - 12)))
      for (let hit = below(20); hit > 0; hit--) bytes[12 + below(bytes.length - 12)] = below(256)
      const probed = await probeVideo(bytes)
      if (probed === undefined) continue
      expect(probed.container).toBe(container)
      expect(probed.ratio).toBeGreaterThan(0)
    }
  }
})
