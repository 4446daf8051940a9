import { createHash } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { renderClip } from '../../../emulator/engine/media/clip.ts'
import { type Ratio, ratios } from '../../../emulator/engine/media/ratio.ts'
import { createOutbound, type OutboundOptions } from '../../../emulator/engine/outbound/outbound.ts'
import { judgeSource, type SourceSettings } from '../../../emulator/tiktok/sources.ts'
import { openOrigin } from '../../support/origin.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(listener: RequestListener) {
  const origin = await openOrigin(listener)
  closers.push(origin.close)
  return origin.url
}

const settings: SourceSettings = {
  fetch: 'on',
  maxBytes: 1 << 20,
  timeoutMs: 5000,
  allowHosts: [],
}

const resolve: OutboundOptions['resolve'] = async (host) => {
  const address = { 'internal.example': '10.0.0.1', 'anywhere.example': '0.0.0.0' }[host]
  if (address === undefined) throw new Error(`getaddrinfo ENOTFOUND ${host}`)
  return [{ address, family: 4 }]
}
const outbound = createOutbound({ policy: { allowPublic: true, allowHosts: [] }, resolve })

const fetched = (url: string, more: Partial<SourceSettings> = {}) =>
  judgeSource(url, { ...settings, ...more }, outbound)

/** A refusal whose reason tells all the facts. */
const refusal = (problem: string, ...facts: string[]) => ({
  ok: false,
  problem,
  reason: expect.toSatisfy((reason: string) => facts.every((fact) => reason.includes(fact))),
})

const clips = new Map<Ratio, Buffer>()
beforeAll(async () => {
  for (const ratio of ratios)
    clips.set(ratio, await renderClip({ ratio, seconds: 2, title: 'source', comment: ratio }))
})
function clip(ratio: Ratio): Buffer {
  const bytes = clips.get(ratio)
  if (bytes === undefined) throw new Error(`no clip ${ratio}`)
  return bytes
}

const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest('base64')

describe.each(['off', 'on'] as const)('with fetching %s', (fetch) => {
  test.each([
    ['', 'no http or https URL'],
    ['clip.mp4', 'no http or https URL'],
    ['ftp://cdn.example/clip.mp4', 'no http or https URL'],
    ['javascript:alert(1)', 'no http or https URL'],
    ['http:cdn.example/clip.mp4', 'no http or https URL'],
    ['http:///cdn.example/clip.mp4', 'no http or https URL'],
    ['http://', 'no http or https URL'],
    ['http://cdn.example:99999/clip.mp4', 'no http or https URL'],
    ['http://[::g]/clip.mp4', 'no http or https URL'],
    ['http://cdn.example/my clip.mp4', '" " at position 21'],
    [' http://cdn.example/clip.mp4', '" " at position 0'],
    ['http://cdn.example/clip.mp4\n', '"\\n" at position 27'],
    ['http://cdn.example/clíp.mp4', '"í" at position 21'],
    ['http://cdn.example/{clip}.mp4', '"{" at position 19'],
    ['http://cdn.example/100%.mp4', '"%" at position 22'],
    ['http://cdn.example\\clip.mp4', '"\\\\" at position 18'],
    ['http://me:secret@cdn.example/clip.mp4', 'credentials'],
    ['http://cdn.invalid/clip.mp4', 'cdn.invalid'],
    ['http://INVALID./clip.mp4', 'invalid.'],
  ])('%j is unreachable', async (url, fact) => {
    const verdict = await judgeSource(url, { ...settings, fetch }, outbound)
    expect(verdict).toEqual(refusal('unreachable', fact))
    expect(JSON.stringify(verdict)).not.toContain('secret')
  })
})

describe('with fetching off', () => {
  const named = (url: string) => judgeSource(url, { ...settings, fetch: 'off' }, outbound)

  test.each([
    'https://cdn.example/clip.mp4',
    'https://cdn.example/clip.MOV?token=a%20b&name=x.html#t=1',
    'http://cdn.example/a/clip.mpeg',
    'http://cdn.example/clip.mpg',
    'http://cdn.example/clip.avi',
    'http://cdn.example/clip',
    'http://cdn.example/release-v1.2',
    'http://cdn.example/ts',
    'http://cdn.example/clip.ts.mp4',
    'http://cdn.example/watch.php?v=1',
    'http://cdn.example/photos.zip/clip',
    'http://cdn.example',
    'HTTP://10.0.0.1:8080/clip.mp4',
    'http://[::1]/clip.mp4',
    'http://notinvalid/clip.mp4',
  ])('%s is taken without being fetched', async (url) => {
    expect(await named(url)).toEqual({ ok: true, facts: { judgedBy: 'form' } })
  })

  test.each([
    ...['jpg', 'PNG', 'mp3', 'webm', 'html', 'pdf', 'zip'],
    ...['ts', 'm2ts', 'mts', 'vob', '3gp', '3g2', 'f4v', 'mxf', 'dv', 'ogv', 'rm', 'rmvb', 'asf'],
  ])('a file named .%s is no video that is taken', async (extension) => {
    const verdict = await named(`https://cdn.example/a.mp4/file.${extension}?as=clip.mp4`)
    expect(verdict).toEqual(refusal('badMediaType', `.${extension.toLowerCase()} file`))
  })
})

describe('with fetching on', () => {
  test.each(['9x16', '16x9', '1x1'] as const)('a %s clip is taken, with facts', async (ratio) => {
    const bytes = clip(ratio)
    const url = await serve((request, response) => {
      if (request.url === '/') return response.writeHead(302, { location: '/file.html' }).end()
      return response.writeHead(200, { 'content-md5': md5(bytes) }).end(bytes)
    })
    const [width = 0, height = 0] = ratio.split('x').map(Number)
    const verdict = await fetched(`${url}/`)
    expect(verdict).toMatchObject({
      ok: true,
      facts: {
        judgedBy: 'file',
        url: `${url}/file.html`,
        bytes: bytes.length,
        container: 'mp4',
        ratio,
        durationSeconds: expect.closeTo(2, 1),
      },
    })
    if (!verdict.ok || verdict.facts.judgedBy !== 'file') throw new Error('not judged by file')
    expect(verdict.facts.width / verdict.facts.height).toBeCloseTo(width / height, 1)
  })

  test.each(ratios.filter((ratio) => !['9x16', '16x9', '1x1'].includes(ratio)))(
    'a %s clip has a bad ratio',
    async (ratio) => {
      const url = await serve((_, response) => response.end(clip(ratio)))
      expect(await fetched(url)).toEqual(refusal('badRatio', 'the mp4 at', 'none of 9:16'))
    },
  )

  test.each([
    ['720x720', true],
    ['734x720', true],
    ['736x720', false],
    ['720x734', true],
    ['720x736', false],
    ['854x480', true],
    ['1920x1088', true],
    ['1080x1080', true],
    ['1080x1350', false],
  ])('an AVI of %s is taken: %s', async (size, ok) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    const url = await serve((_, response) => response.end(avi(width, height)))
    const verdict = await fetched(url)
    if (ok) expect(verdict).toMatchObject({ ok, facts: { container: 'avi', width, height } })
    else expect(verdict).toEqual(refusal('badRatio', size))
  })

  test('a status beyond 2xx is unreachable, also when a video comes with it', async () => {
    const url = await serve((request, response) => {
      response.writeHead(Number(request.url?.slice(1))).end(clip('9x16'))
    })
    for (const status of [302, 400, 403, 404, 410, 500, 503])
      expect(await fetched(`${url}/${status}`)).toEqual(
        refusal('unreachable', `HTTP status ${status}`),
      )
    expect(await fetched(`${url}/206`)).toMatchObject({ ok: true })
  })

  test('a refused port, a missing name and a private address are unreachable', async () => {
    const gone = await openOrigin(() => {})
    await gone.close()
    expect(await fetched(gone.url)).toEqual(refusal('unreachable', 'ECONNREFUSED'))
    expect(await fetched('http://nowhere.example/')).toEqual(refusal('unreachable', 'ENOTFOUND'))
    expect(await fetched('http://internal.example/')).toEqual(
      refusal('unreachable', 'internal.example', '10.0.0.1', 'private'),
    )
  })

  test('a host that is allowed by name is fetched from, wherever it is', async () => {
    const url = await serve((_, response) => response.end(clip('1x1')))
    // The unspecified address leads to this machine, yet is no loopback address.
    const anywhere = url.replace('127.0.0.1', 'anywhere.example')
    expect(await fetched(anywhere)).toEqual(refusal('unreachable', '0.0.0.0'))
    const allowHosts = ['anywhere.example']
    expect(await fetched(anywhere, { allowHosts })).toMatchObject({ ok: true })
  })

  test('a redirect to a private address is unreachable', async () => {
    const location = 'http://internal.example/clip.mp4'
    const url = await serve((_, response) => response.writeHead(302, { location }).end())
    expect(await fetched(url)).toEqual(refusal('unreachable', 'internal.example', 'private'))
  })

  test('five redirects are followed, six are unreachable', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) return response.end(clip('1x1'))
      return response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect(await fetched(`${url}/5`)).toMatchObject({ ok: true })
    expect(await fetched(`${url}/6`)).toEqual(refusal('unreachable', 'redirects'))
  })

  test('a body that drips is given up', async () => {
    const url = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 5)
      response.on('close', () => clearInterval(drip))
    })
    expect(await fetched(url, { timeoutMs: 80 })).toEqual(refusal('fetchTimeout', '80 ms'))
  })

  test('a file over the limit is too large, announced or not', async () => {
    const bytes = clip('16x9')
    const url = await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', bytes.length)
      response.write(bytes.subarray(0, 100))
      response.end(bytes.subarray(100))
    })
    const maxBytes = bytes.length - 1
    expect(await fetched(`${url}/announced`, { maxBytes })).toEqual(
      refusal('tooLarge', `${bytes.length} bytes`, `at most ${maxBytes}`),
    )
    expect(await fetched(url, { maxBytes })).toEqual(refusal('tooLarge', `${maxBytes} bytes`))
    expect(await fetched(url, { maxBytes: bytes.length })).toMatchObject({ ok: true })
  })

  test('a wrong digest is told with both digests, whatever the file is', async () => {
    const bytes = clip('9x16')
    const url = await serve((request, response) => {
      const stated = decodeURIComponent(request.url?.slice(1) ?? '')
      response.writeHead(200, { 'content-md5': stated }).end(bytes)
    })
    const asked = (stated: string) => fetched(`${url}/${encodeURIComponent(stated)}`)
    expect(await asked(md5('other'))).toEqual(refusal('md5Mismatch', md5('other'), md5(bytes)))
    const hex = createHash('md5').update(bytes).digest('hex')
    expect(await asked(hex)).toEqual(refusal('md5Mismatch', hex))
    expect(await asked(md5(bytes))).toMatchObject({ ok: true })
  })

  test('text is no video, even when its bytes are one', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'Text/HTML; charset=utf-8')
      response.end(clip('9x16'))
    })
    expect(await fetched(url)).toEqual(refusal('badMediaType', 'Text/HTML'))
  })

  test.each([
    ['nothing', Buffer.alloc(0), '0 bytes'],
    ['a page', Buffer.from('<!doctype html><title>Not found</title>'), 'none of mp4'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'none of mp4'],
    ['zeros', Buffer.alloc(4096), 'none of mp4'],
  ])('%s that calls itself video/mp4 is no video', async (_, bytes, fact) => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'video/mp4').end(bytes)
    })
    expect(await fetched(url)).toEqual(refusal('badMediaType', fact, 'Content-Type: video/mp4'))
  })

  test('half an MP4 is no video', async () => {
    const url = await serve((_, response) => response.end(clip('9x16').subarray(0, 300)))
    expect(await fetched(url)).toEqual(refusal('badMediaType', 'begins as mp4'))
  })
})

/** The beginning of an AVI file: as much as states the size of its picture. */
function avi(width: number, height: number): Buffer {
  const header = Buffer.alloc(56)
  header.writeUInt32LE(40_000, 0)
  header.writeUInt32LE(50, 16)
  header.writeUInt32LE(width, 32)
  header.writeUInt32LE(height, 36)
  const list = chunk('LIST', Buffer.concat([Buffer.from('hdrl'), chunk('avih', header)]))
  return chunk('RIFF', Buffer.concat([Buffer.from('AVI '), list]))
}

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.from(`${id}0000`)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
