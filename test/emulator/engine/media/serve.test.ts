import { describe, expect, it } from 'vitest'
import { type BytesRequest, serveBytes } from '../../../../emulator/engine/media/serve.ts'

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7) % 251))
const lastModified = Date.parse('2026-01-01T00:00:00Z') + 250
const asset = { bytes, etag: '"abc"', contentType: 'video/mp4', lastModified }

function get(headers: BytesRequest['headers'] = {}, method = 'GET', served = asset) {
  return serveBytes({ method, headers }, served)
}

describe('without a range', () => {
  it('GET answers the whole asset and says that ranges are possible', () => {
    expect(get()).toEqual({
      status: 200,
      headers: {
        'content-type': 'video/mp4',
        'content-length': '1000',
        'accept-ranges': 'bytes',
        etag: '"abc"',
        'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
      },
      body: bytes,
    })
  })

  it('HEAD answers the same headers and no body, with or without a range', () => {
    expect(get({}, 'HEAD')).toEqual({ ...get(), body: null })
    expect(get({ range: 'bytes=0-9' }, 'HEAD')).toEqual({ ...get(), body: null })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('%s is refused', (method) => {
    const reply = get({ range: 'bytes=0-9', ifNoneMatch: '*' }, method)
    expect(reply.status).toBe(405)
    expect(reply.headers['allow']).toBe('GET, HEAD')
    expect(reply.body).toBeNull()
  })

  it('an asset of unknown age states none', () => {
    const reply = serveBytes({ method: 'GET', headers: {} }, { ...asset, lastModified: undefined })
    expect(reply.headers).not.toHaveProperty('last-modified')
  })
})

describe('a range', () => {
  it.each([
    { range: 'bytes=0-0', first: 0, last: 0 },
    { range: 'bytes=0-499', first: 0, last: 499 },
    { range: 'bytes=500-999', first: 500, last: 999 },
    { range: 'bytes=999-999', first: 999, last: 999 },
    { range: 'bytes=500-', first: 500, last: 999 },
    { range: 'bytes=0-', first: 0, last: 999 },
    { range: 'bytes=-1', first: 999, last: 999 },
    { range: 'bytes=-400', first: 600, last: 999 },
    { range: 'bytes=-1000', first: 0, last: 999 },
    { range: 'bytes=-1001', first: 0, last: 999 },
    { range: 'bytes=900-5000', first: 900, last: 999 },
    { range: `bytes=900-${'9'.repeat(40)}`, first: 900, last: 999 },
    { range: 'Bytes=007-0010', first: 7, last: 10 },
    { range: ' bytes=1-2 ', first: 1, last: 2 },
    { range: 'bytes=1-2,', first: 1, last: 2 },
    { range: 'bytes= , 1-2', first: 1, last: 2 },
  ])('$range answers bytes $first to $last', ({ range, first, last }) => {
    const reply = get({ range })
    expect(reply.status).toBe(206)
    expect(reply.headers).toMatchObject({
      'content-range': `bytes ${first}-${last}/1000`,
      'content-length': String(last - first + 1),
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      etag: '"abc"',
    })
    expect(reply.body).toEqual(bytes.subarray(first, last + 1))
  })

  it.each([
    'bytes=1000-',
    'bytes=1000-1000',
    'bytes=5000-6000',
    'bytes=-0',
    `bytes=${'9'.repeat(40)}-`,
  ])('%s cannot be satisfied and learns the size', (range) => {
    const reply = get({ range })
    expect(reply.status).toBe(416)
    expect(reply.headers).toMatchObject({ 'content-range': 'bytes */1000', 'content-length': '0' })
    expect(reply.body).toBeNull()
  })

  it.each([
    'bytes=10-5',
    'bytes=a-b',
    'bytes=-',
    'bytes=',
    'bytes=,',
    'bytes',
    'bytes=1',
    'bytes=1-2-3',
    'bytes=1.5-2',
    'bytes=--5',
    'bytes=0x1-0x2',
    'bytes 1-2',
    'bytes = 1-2',
    'items=1-2',
    'seconds=1-2',
    '',
  ])('%j is malformed or foreign, and ignored', (range) => {
    expect(get({ range })).toEqual(get())
  })

  it.each(['bytes=0-0,-1', 'bytes=0-1, 5-6', 'bytes=0-0,5000-', 'bytes=0-0,x'])(
    '%s lists several, and gets the whole',
    (range) => {
      expect(get({ range })).toEqual(get())
    },
  )

  it('shares the memory of the asset', () => {
    // A plain array too: there, unlike in a Buffer, slice() would copy.
    for (const shared of [bytes, Uint8Array.from(bytes)]) {
      const reply = serveBytes(
        { method: 'GET', headers: { range: 'bytes=10-19' } },
        { ...asset, bytes: shared },
      )
      expect(reply.body?.buffer).toBe(shared.buffer)
    }
    expect(get().body).toBe(bytes)
  })

  it('of an empty asset is refused from the front and whole from the back', () => {
    const empty = { ...asset, bytes: Buffer.alloc(0) }
    expect(get({ range: 'bytes=0-' }, 'GET', empty)).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */0' },
    })
    expect(get({ range: 'bytes=-5' }, 'GET', empty).status).toBe(200)
  })

  it('drawn at random agrees with a slice, three hundred times', () => {
    let state = 20260101
    function below(limit: number) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % limit
    }
    const seen = new Map<number, number>()
    for (let turn = 0; turn < 300; turn++) {
      const size = 1 + below(1000)
      const served = { ...asset, bytes: bytes.subarray(0, size) }
      const [first, second] = [below(1100), below(1100)]
      const form = below(3)
      const range = [`bytes=${first}-${second}`, `bytes=${first}-`, `bytes=-${second}`][form]
      const reply = get({ range }, 'GET', served)
      seen.set(reply.status, (seen.get(reply.status) ?? 0) + 1)

      const malformed = form === 0 && second < first
      const [from, to] =
        form === 2 ? [Math.max(0, size - second), size] : [first, form ? size : second + 1]
      const expected = served.bytes.subarray(malformed ? 0 : from, malformed ? size : to)
      expect(reply.status, range).toBe(malformed ? 200 : expected.length === 0 ? 416 : 206)
      expect(reply.headers['content-length']).toBe(
        String(reply.status === 416 ? 0 : expected.length),
      )
      if (reply.status !== 416)
        expect(expected.equals(reply.body ?? Buffer.alloc(0)), range).toBe(true)
    }
    expect([...seen.keys()].sort()).toEqual([200, 206, 416])
  })
})

describe('If-Range', () => {
  it.each(['"abc"', ' "abc" ', 'Thu, 01 Jan 2026 00:00:00 GMT'])(
    '%j is current, so the range counts',
    (ifRange) => {
      expect(get({ range: 'bytes=0-9', ifRange }).status).toBe(206)
      expect(get({ range: 'bytes=5000-', ifRange }).status).toBe(416)
    },
  )

  it.each([
    '"abd"',
    'W/"abc"',
    'abc',
    '*',
    '',
    'Thu, 01 Jan 2026 00:00:01 GMT',
    'Wed, 31 Dec 2025 23:59:59 GMT',
    'yesterday',
  ])('%j is not current, so the whole comes', (ifRange) => {
    expect(get({ range: 'bytes=0-9', ifRange })).toEqual(get())
    expect(get({ range: 'bytes=5000-', ifRange })).toEqual(get())
  })

  it('with a date means nothing for an asset of unknown age', () => {
    const { lastModified: _, ...ageless } = asset
    const headers = { range: 'bytes=0-9', ifRange: 'Thu, 01 Jan 2026 00:00:00 GMT' }
    expect(serveBytes({ method: 'GET', headers }, ageless).status).toBe(200)
  })
})

describe('If-None-Match', () => {
  it.each(['"abc"', 'W/"abc"', '*', '"x", "abc"', '"x","abc" , "y"', '"a,b", W/"abc"'])(
    '%s names the asset, so nothing is sent',
    (ifNoneMatch) => {
      const reply = get({ ifNoneMatch, range: 'bytes=5000-' })
      expect(reply).toMatchObject({ status: 304, headers: { etag: '"abc"' }, body: null })
      expect(reply.headers).not.toHaveProperty('content-length')
      expect(get({ ifNoneMatch }, 'HEAD').status).toBe(304)
    },
  )

  it.each(['"abd"', 'abc', '"ab" "c"', '"x, abc"', ''])('%j names another', (ifNoneMatch) => {
    expect(get({ ifNoneMatch })).toEqual(get())
    expect(get({ ifNoneMatch, range: 'bytes=0-9' }).status).toBe(206)
  })
})
