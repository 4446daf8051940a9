import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type ClipSpec, renderClip } from '../../../../emulator/engine/media/clip.ts'
import { quotientOf, type Ratio, ratios } from '../../../../emulator/engine/media/ratio.ts'
import { readMp4 } from './mp4.ts'

const spec: ClipSpec = { ratio: '9x16', seconds: 5, title: 'sea-7', comment: 'v0001' }

describe('a clip', () => {
  it.each(ratios)(
    'of %s is H.264 and AAC of that shape, sixteen seconds to the dot',
    async (ratio) => {
      const { movie, topLevel, samplesOf } = readMp4(
        await renderClip({ ...spec, ratio, seconds: 16 }),
      )
      expect(topLevel).toEqual(['ftyp', 'moov', 'mdat'])
      expect(movie.isFragmented).toBe(false)
      expect(movie.duration / movie.timescale).toBe(16)

      const [picture, sound] = movie.tracks
      expect(movie.tracks).toHaveLength(2)
      expect(picture?.codec).toMatch(/^avc1\.4d/)
      expect(sound?.codec).toBe('mp4a.40.2')
      const { width = 0, height = 0 } = picture?.video ?? {}
      expect(width / height).toBe(quotientOf(ratio))

      expect(samplesOf(1)).toHaveLength(16 * 24)
      expect(lengthOf(samplesOf(1))).toBe(16)
      expect(samplesOf(2)).toHaveLength((16 * 48_000) / 1024)
      expect(lengthOf(samplesOf(2))).toBe(16)
    },
  )

  it('begins each two-second turn with a keyframe, shows frames in order and keeps within the file', async () => {
    const bytes = await renderClip(spec)
    const samples = readMp4(bytes).samplesOf(1)
    const keys = samples.flatMap((sample, index) => (sample.is_sync ? [index] : []))
    expect(keys).toEqual([0, 48, 96])
    expect(samples.every((sample, index) => sample.cts === index && sample.dts === index)).toBe(
      true,
    )
    expect(samples.every(({ offset, size }) => offset + size <= bytes.length)).toBe(true)
  })

  it.each([
    { seconds: 1, frames: 24 },
    { seconds: 1.02, frames: 24 },
    { seconds: 2, frames: 48 },
    { seconds: 7.53, frames: 181 },
    { seconds: 29.97, frames: 719 },
    { seconds: 180, frames: 4320 },
  ])(
    'of $seconds seconds has $frames frames and sound exactly as long',
    async ({ seconds, frames }) => {
      const { movie, samplesOf } = readMp4(await renderClip({ ...spec, seconds }))
      expect(samplesOf(1)).toHaveLength(frames)
      expect(lengthOf(samplesOf(1))).toBe(frames / 24)
      expect(lengthOf(samplesOf(2))).toBe(frames / 24)
      expect(movie.duration / movie.timescale).toBe(frames / 24)
    },
  )

  it('repeats the very packets of the base clip', async () => {
    const bytes = await renderClip(spec)
    const samples = readMp4(bytes).samplesOf(1)
    const digests = samples.map(({ offset, size }) => digest(bytes.subarray(offset, offset + size)))
    expect(new Set(digests.slice(0, 48)).size).toBe(48)
    expect(digests.slice(48, 96)).toEqual(digests.slice(0, 48))
  })

  it.each([
    { title: 'image_animation-20260101000000-aB3', comment: 'v10033g50000d5b1g0g0' },
    { title: 'Ünï 視頻 🎬 ‮x', comment: '<script>' },
    { title: 'a'.repeat(5000), comment: 'z' },
  ])('carries its title and comment as tags', async ({ title, comment }) => {
    const { tags } = readMp4(await renderClip({ ...spec, title, comment }))
    expect(tags.get('©nam')).toBe(title)
    expect(tags.get('©cmt')).toBe(comment)
  })

  it.each([
    { seconds: 0.99 },
    { seconds: 180.01 },
    { seconds: 0 },
    { seconds: -5 },
    { seconds: Number.NaN },
    { seconds: Number.POSITIVE_INFINITY },
    // A shape the compiler would not let through, as a caller in plain JavaScript could send it.
    { ratio: '../9x16' as Ratio },
  ])('of $seconds seconds and shape $ratio is refused', async (wrong) => {
    await expect(renderClip({ ...spec, ...wrong })).rejects.toThrow(RangeError)
  })
})

describe('a clip of no shape', () => {
  it('is sound alone, exactly as long as asked, with tags and without times', async () => {
    const bytes = await renderClip({ ...spec, ratio: 'none', seconds: 31 })
    const { movie, samplesOf, tags } = readMp4(bytes)
    expect(movie.tracks.map(({ codec }) => codec)).toEqual(['mp4a.40.2'])
    expect(lengthOf(samplesOf(1))).toBe(31)
    expect(movie.duration / movie.timescale).toBe(31)
    expect([tags.get('©nam'), tags.get('©cmt')]).toEqual([spec.title, spec.comment])
    expect(movie.created).toEqual(new Date('1904-01-01T00:00:00Z'))
    expect(bytes.equals(await renderClip({ ...spec, ratio: 'none', seconds: 31 }))).toBe(true)
  })
})

describe('the bytes of a clip', () => {
  it('state no time of making, so that every day makes the same', async () => {
    const { movie } = readMp4(await renderClip(spec))
    const unset = new Date('1904-01-01T00:00:00Z')
    expect([movie.created, movie.modified]).toEqual([unset, unset])
    for (const track of movie.tracks)
      expect([track.created, track.modified]).toEqual([unset, unset])
    const bytes = await renderClip(spec)
    // Each header says it twice, and the media headers are not among what the other library tells.
    for (const header of ['mvhd', 'tkhd', 'tkhd', 'mdhd', 'mdhd']) {
      const at = bytes.indexOf(header)
      expect(bytes.subarray(at + 8, at + 16)).toEqual(Buffer.alloc(8))
      bytes.fill(0, at, at + 4)
    }
  })

  it('are the same for the same spec, one after the other and side by side', async () => {
    const first = await renderClip(spec)
    const [second, third] = await Promise.all([renderClip(spec), renderClip({ ...spec })])
    expect(first.equals(second)).toBe(true)
    expect(first.equals(third)).toBe(true)
  })

  it('are the same in another process', async () => {
    const clip = new URL('../../../../emulator/engine/media/clip.ts', import.meta.url)
    const script = `
      import { createHash } from 'node:crypto'
      import { renderClip } from '${clip}'
      const bytes = await renderClip(${JSON.stringify(spec)})
      process.stdout.write(createHash('sha256').update(bytes).digest('hex'))`
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--import', 'tsx', '--input-type=module', '--eval', script],
    ])
    expect(stdout).toBe(digest(await renderClip(spec)))
  })

  it('differ when shape, frames, title or comment differ', async () => {
    const others: Partial<ClipSpec>[] = [
      {},
      { ratio: '2x3' },
      { seconds: 5 + 1 / 24 },
      { title: 'sea-8' },
      { comment: 'v0002' },
      { title: 'v0001', comment: 'sea-7' },
      { title: '', comment: 'sea-7v0001' },
      { title: 'sea-7v0001', comment: '' },
    ]
    const clips = await Promise.all(others.map((other) => renderClip({ ...spec, ...other })))
    expect(new Set(clips.map(digest)).size).toBe(others.length)
  })
})

function lengthOf(samples: ReturnType<ReturnType<typeof readMp4>['samplesOf']>): number {
  const units = samples.reduce((sum, { duration }) => sum + duration, 0)
  return units / (samples[0]?.timescale ?? Number.NaN)
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
