import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { type BaseFile, readBase } from '../../../../emulator/engine/media/base.ts'
import { renderClip } from '../../../../emulator/engine/media/clip.ts'
import { quotientOf, ratios } from '../../../../emulator/engine/media/ratio.ts'
import { readMp4 } from './mp4.ts'

const media = fileURLToPath(new URL('../../../../emulator/engine/media/', import.meta.url))
const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

describe('a base clip', () => {
  it.each(ratios)('of %s is a small two-second loop: 48 frames, one keyframe', async (ratio) => {
    const bytes = await readBase(`${ratio}.mp4`)
    expect(bytes.length).toBeLessThanOrEqual(60 * 1024)
    const samples = readMp4Samples(bytes)
    expect(samples).toHaveLength(48)
    expect(samples.map(({ is_sync }) => is_sync)).toEqual([true, ...Array(47).fill(false)])
    const last = samples.at(-1)
    expect(((last?.cts ?? 0) + (last?.duration ?? 0)) / (last?.timescale ?? 1)).toBe(2)
  })

  it.each(ratios)('of %s comes with its first frame as a JPEG of its shape', async (ratio) => {
    const bytes = await readBase(`${ratio}.jpg`)
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9')
    const frame = bytes.indexOf(Buffer.from('ffc0', 'hex'))
    const [height, width] = [bytes.readUInt16BE(frame + 5), bytes.readUInt16BE(frame + 7)]
    expect(width / height).toBe(quotientOf(ratio))
  })
})

describe('base files', () => {
  it('include a square PNG for covers', async () => {
    const bytes = await readBase('cover.png')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(bytes.readUInt32BE(20))
  })

  it('are read once, however many ask', async () => {
    const [first, second] = await Promise.all([readBase('1x1.jpg'), readBase('1x1.jpg')])
    expect(second).toBe(first)
    expect(await readBase('1x1.jpg')).toBe(first)
  })

  it('that are missing are named, with the places searched', async () => {
    // A name outside the type, as a broken build would make of a right one.
    const missing = readBase('9x17.mp4' as BaseFile)
    await expect(missing).rejects.toThrow(/9x17\.mp4 is missing; looked at .*clips.* and .*clips/)
  })

  it.each([
    { shape: 'a single file', parts: '[name]' },
    { shape: 'a file and parts in a folder', parts: 'parts/[name]-[hash]' },
  ])('are found from a bundle that is $shape', async ({ parts }) => {
    const dist = await mkdtemp(join(tmpdir(), 'backlot-media-'))
    folders.push(dist)
    await cp(join(media, 'clips'), join(dist, 'clips'), { recursive: true })
    await build({
      // Two doors onto the same code make the bundler put it into a part of its own.
      entryPoints: { index: join(media, 'clip.ts'), library: join(media, 'library.ts') },
      outdir: dist,
      bundle: true,
      splitting: parts !== '[name]',
      chunkNames: parts,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
    })
    const spec = { ratio: '4x3', seconds: 3, title: 'a', comment: 'b' } as const
    // A process of its own, since two muxers in one would complain.
    const script = `
      import { renderClip } from '${pathToFileURL(join(dist, 'index.js'))}'
      process.stdout.write(await renderClip(${JSON.stringify(spec)}))`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { encoding: 'buffer' },
    )
    expect(stdout.equals(await renderClip(spec))).toBe(true)
  })
})

describe('the muxer', () => {
  it('is loaded on first use, never at the start', async () => {
    const { metafile } = await build({
      entryPoints: [join(media, 'library.ts'), join(media, 'sniff.ts')],
      outdir: 'nowhere',
      write: false,
      metafile: true,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    const kinds = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ path }) => path === 'mediabunny')
      .map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['dynamic-import']))
  })
})

function readMp4Samples(bytes: Uint8Array) {
  return readMp4(bytes).samplesOf(1)
}
