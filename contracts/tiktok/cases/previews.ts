import type { Bench, MediaExchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { makeVideo } from './making.ts'

/** What a preview URL serves, and to whom. */
export const previewCases: readonly Case[] = [
  caseOf(
    {
      id: 'listVideos/preview',
      title: 'A preview URL serves an MP4, whole, without a token.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const { preview_url } = await makeVideo(bench, 'VOICEOVER')
      const { status, headers, bytes } = await bench.media(preview_url)
      expectSame(status, 200, 'status')
      expectMatch(headers['content-type'], /^video\/mp4/, 'headers.content-type')
      expectSame(headers['content-length'], String(bytes.length), 'headers.content-length')
      expectSame(text(bytes.subarray(4, 8)), 'ftyp', 'body (bytes 4 to 8)')
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-head',
      title: 'HEAD tells the same of a preview and sends no bytes.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { preview_url } = await makeVideo(bench, 'VOICEOVER')
      const whole = await bench.media(preview_url)
      const head = await bench.media(preview_url, { method: 'HEAD' })
      expectSame(head.status, 200, 'status')
      expectSame(head.bytes.length, 0, 'body (number of bytes)')
      for (const name of ['content-type', 'content-length', 'etag', 'accept-ranges'])
        expectSame(head.headers[name], whole.headers[name], `headers.${name}`)
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-range',
      title: 'Parts of a preview can be fetched, and together they are the whole.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { preview_url } = await makeVideo(bench, 'VOICEOVER')
      const whole = await bench.media(preview_url)
      const size = whole.bytes.length
      const part = (range: string, more?: Record<string, string>): Promise<MediaExchange> =>
        bench.media(preview_url, { headers: { Range: range, ...more } })
      for (const [range, from, to] of [
        ['bytes=0-0', 0, 0],
        ['bytes=0-99', 0, 99],
        ['bytes=100-', 100, size - 1],
        ['bytes=-7', size - 7, size - 1],
        [`bytes=10-${size + 10}`, 10, size - 1],
      ] as const) {
        const { status, headers, bytes } = await part(range)
        expectSame(status, 206, 'status')
        expectSame(headers['content-range'], `bytes ${from}-${to}/${size}`, 'headers.content-range')
        expectSame(hash(bytes), hash(whole.bytes.subarray(from, to + 1)), `body of ${range}`)
      }
      const behind = await part(`bytes=${size}-`)
      expectSame(behind.status, 416, 'status')
      expectSame(behind.headers['content-range'], `bytes */${size}`, 'headers.content-range')
      const etag = whole.headers['etag'] ?? ''
      expectMatch(etag, /^(W\/)?".+"$/, 'headers.etag')
      expectSame((await part('bytes=0-9', { 'If-Range': etag })).status, 206, 'status (same ETag)')
      expectSame(
        (await part('bytes=0-9', { 'If-Range': '"x"' })).status,
        200,
        'status (other ETag)',
      )
    },
  ),
  caseOf(
    {
      id: 'listVideos/preview-forged',
      title:
        'A preview URL with one character changed never serves the video; a changed signature or expiry is a 403.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'previewSigned',
    },
    async (bench) => {
      const { preview_url } = await makeVideo(bench, 'VOICEOVER')
      const { pathname } = new URL(preview_url)
      const start = preview_url.indexOf(pathname)
      const signed = /[0-9a-f]{32}\/[0-9a-f]{8}\//.exec(preview_url)
      expectThat(
        signed !== null,
        'data.list.0.preview_url',
        'a signature and an expiry',
        preview_url,
      )
      for (let index = start + 1; index < start + pathname.length; index++) {
        if (preview_url[index] === '/') continue
        const { status, bytes } = await bench.media(changed(preview_url, index))
        const inSignature = index >= signed.index && index < signed.index + 41
        if (inSignature) expectSame(status, 403, `status (character ${index} changed)`)
        expectThat(
          status >= 400 && text(bytes.subarray(4, 8)) !== 'ftyp',
          'status',
          'no video',
          status,
        )
      }
      expectSame((await bench.media(preview_url)).status, 200, 'status (unchanged)')
    },
  ),
  caseOf(
    {
      id: 'createImageAnimationTask/portrait',
      title: 'An animated picture is a 9:16 video.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'ratioIsPortrait',
    },
    async (bench: Bench) => {
      const { preview_url } = await makeVideo(bench, 'IMAGE_ANIMATION')
      const { bytes } = await bench.media(preview_url)
      const [width = 0, height = 0] = sizeOf(bytes)
      const seen = `${width}x${height}`
      expectThat(
        width > 0 && Math.abs(width / height - 9 / 16) < 0.01,
        'body (frame)',
        '9:16',
        seen,
      )
    },
  ),
]

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** The URL with another letter or digit at this place. */
const changed = (url: string, index: number): string =>
  url.slice(0, index) + (url[index] === '1' ? '2' : '1') + url.slice(index + 1)

/** A short stand-in for bytes, so that a report need not show them all (FNV-1a and the length). */
function hash(bytes: Uint8Array): string {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
  return `${bytes.length} bytes, ${(sum >>> 0).toString(16)}`
}

/** Width and height of the first track that has any, from the headers of an MP4. */
function sizeOf(bytes: Uint8Array): [number, number] | [] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 8 < bytes.length; at++) {
    if (text(bytes.subarray(at + 4, at + 8)) !== 'tkhd') continue
    const end = at + view.getUint32(at)
    if (end > bytes.length || end < at + 20) continue
    const width = view.getUint32(end - 8) / 65_536
    if (width > 0) return [width, view.getUint32(end - 4) / 65_536]
  }
  return []
}
