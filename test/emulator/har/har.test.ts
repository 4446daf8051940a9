import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRedaction } from '../../../emulator/engine/redaction.ts'
import type { HarExchange } from '../../../emulator/har/exchange.ts'
import { HarError, largestHar, parseHar, readHar } from '../../../emulator/har/read.ts'
import { harOf } from '../../../emulator/har/write.ts'

const redaction = createRedaction(['X-Acme-Pass'])

const exchange: HarExchange = {
  startedAt: Date.UTC(2026, 0, 1),
  tookMs: 12.5,
  provider: 'acme',
  operation: 'makeThing',
  virtualAt: Date.UTC(2026, 0, 2),
  request: {
    method: 'POST',
    url: 'https://user:pw@api.acme.example/things?token=t&page=2',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Acme-Pass', 'open-sesame'],
      ['Cookie', 'a=1'],
    ],
    body: { mimeType: 'application/json', text: '{"name":"kettle","password":"p"}' },
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['set-cookie', 'b=2'],
    ],
    mimeType: 'application/json',
    text: '{"echo":"open-sesame","url":"https://m.acme.example/v.mp4?Signature=abc"}',
  },
}

/** A file with this log, as text. */
const file = (log: unknown): string => JSON.stringify({ log })
const plain = { request: { method: 'GET', url: 'https://a.example/x' }, response: { status: 200 } }

describe('an archive of exchanges', () => {
  const har = harOf([exchange], { redaction })

  it('holds no secret anywhere', () => {
    const text = JSON.stringify(har)
    for (const secret of [
      'open-sesame',
      'user:pw',
      '"p"',
      'a=1',
      'b=2',
      'token=t',
      'Signature=abc',
    ])
      expect(text).not.toContain(secret)
    expect(text).toContain('kettle')
    expect(text).toContain('page=2')
  })

  it('is read back as it was written', () => {
    const [read] = parseHar(JSON.stringify(har), 'a.har').exchanges
    expect(read).toMatchObject({
      startedAt: exchange.startedAt,
      tookMs: 12.5,
      provider: 'acme',
      operation: 'makeThing',
      virtualAt: exchange.virtualAt,
      request: { method: 'POST', url: 'https://api.acme.example/things?token=[redacted]&page=2' },
      response: { status: 200 },
    })
    expect(read && harOf([read], { redaction })).toEqual(har)
  })

  it('names files in forms, and media in answers, by what they are', () => {
    const [entry] = harOf(
      [
        {
          ...exchange,
          request: {
            ...exchange.request,
            body: {
              mimeType: 'multipart/form-data',
              parts: [
                { name: 'api_key', value: 'k1' },
                { name: 'file', fileName: 'a.mp4', contentType: 'video/mp4' },
              ],
            },
          },
          response: { status: 200, headers: [], mimeType: 'video/mp4', size: 99 },
        },
      ],
      { redaction },
    ).log.entries
    expect(entry?.request.postData?.params).toEqual([
      { name: 'api_key', value: '[redacted]' },
      {
        name: 'file',
        fileName: 'a.mp4',
        contentType: 'video/mp4',
        comment: 'the file is not stored',
      },
    ])
    expect(entry?.response.content).toEqual({
      size: 99,
      mimeType: 'video/mp4',
      comment: 'the body is not stored',
    })
  })
})

describe('a reader of archives', () => {
  it('asks only for what is needed, and takes null for absent', () => {
    const nothing = { headers: null, content: null, statusText: null }
    const { exchanges } = parseHar(
      `\uFEFF${file({ entries: [{ ...plain, time: null, response: { status: 0, ...nothing } }] })}`,
      'a.har',
    )
    expect(exchanges).toMatchObject([{ startedAt: 0, tookMs: 0, response: { status: 0 } }])
  })

  it('puts requests in the order they were sent, and leaves out headers that are none', () => {
    const at = (second: number, path: string) => ({
      ...plain,
      startedDateTime: `2026-01-01T00:00:0${second}.123456+00:00`,
      request: {
        method: 'get',
        url: `https://a.example/${path}`,
        headers: [
          { name: ':authority', value: 'a' },
          { name: 'A', value: 'b' },
        ],
      },
    })
    const { exchanges } = parseHar(file({ entries: [at(2, 'b'), at(1, 'a')] }), 'a.har')
    expect(exchanges.map(({ request }) => request)).toEqual([
      { method: 'GET', url: 'https://a.example/a', headers: [['A', 'b']], body: undefined },
      { method: 'GET', url: 'https://a.example/b', headers: [['A', 'b']], body: undefined },
    ])
  })

  it('decodes texts in base64 and leaves out media', () => {
    const content = (mimeType: string) => ({
      ...plain,
      response: { status: 200, content: { mimeType, text: 'eyJhIjoxfQ==', encoding: 'base64' } },
    })
    const { exchanges } = parseHar(
      file({ entries: [content('application/json'), content('video/mp4')] }),
      'a.har',
    )
    expect(exchanges.map(({ response }) => response.text)).toEqual(['{"a":1}', undefined])
  })

  it('reads the fields of a form that a browser took apart', () => {
    const postData = {
      mimeType: 'application/x-www-form-urlencoded',
      params: [{ name: 'a', value: 'b c' }],
    }
    const { exchanges } = parseHar(
      file({ entries: [{ ...plain, request: { ...plain.request, method: 'POST', postData } }] }),
      'a.har',
    )
    expect(exchanges[0]?.request.body).toEqual({
      mimeType: 'application/x-www-form-urlencoded',
      text: 'a=b+c',
    })
  })

  it.each([
    ['', 'a.har is empty'],
    ['<html>', 'a.har is no JSON, so no HAR file'],
    ['[]', 'a.har is no HAR 1.2 file: the top level: Invalid input: expected object'],
    ['{"log":{"entries":{}}}', 'log.entries: Invalid input: expected array'],
    ['{"log":{"entries":[{}]}}', 'log.entries.0.request: Invalid input'],
    [
      file({ entries: [plain, { ...plain, request: { method: 'GET', url: '/x' } }] }),
      'log.entries.1.request.url: must be an absolute URL',
    ],
    [
      file({ entries: [{ ...plain, request: { method: 7, url: 'http://a' } }] }),
      'log.entries.0.request.method: Invalid input: expected string, received number',
    ],
    [
      file({ entries: [{ ...plain, response: { status: '200' } }] }),
      'log.entries.0.response.status: Invalid input: expected number',
    ],
    [
      file({ entries: [{ ...plain, startedDateTime: 'yesterday' }] }),
      'log.entries.0.startedDateTime: must be an instant',
    ],
    ['['.repeat(100_000), 'nests deeper than 256 levels'],
    [`{"log":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`, 'nests deeper than 256 levels'],
  ])('refuses %.40s', (text, message) => {
    expect(() => parseHar(text, 'a.har')).toThrow(HarError)
    expect(() => parseHar(text, 'a.har')).toThrow(message)
  })

  it('takes members that are named as an object’s own for what they are: nothing', () => {
    const text = `{"log":{"__proto__":{"entries":[1]},"constructor":5,"entries":[{"__proto__":{"status":1},"request":{"method":"GET","url":"http://a/","headers":[{"name":"__proto__","value":"x"}]}}]}}`
    const { exchanges } = parseHar(text, 'a.har')
    expect(exchanges).toHaveLength(1)
    const [entry] = harOf(exchanges, { redaction }).log.entries
    expect(entry?.request.headers).toEqual([{ name: '__proto__', value: 'x' }])
    expect(({} as Record<string, unknown>)['status']).toBeUndefined()
  })
})

describe('a file of an archive', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backlot-har-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is refused by its size before it is read', async () => {
    const path = join(folder, 'huge.har')
    const handle = await open(path, 'w')
    await handle.truncate(100 * 1024 * 1024)
    await handle.close()
    expect(largestHar).toBe(64 * 1024 * 1024)
    await expect(readHar(path)).rejects.toThrow('huge.har is 100 MiB; at most 64 MiB are read')
  })

  it('is refused when it is none, or a folder', async () => {
    await expect(readHar(join(folder, 'none.har'))).rejects.toThrow('there is no file')
    await expect(readHar(folder)).rejects.toThrow(/is no file|cannot be read/)
  })

  it('is read whole', async () => {
    const path = join(folder, 'a.har')
    await writeFile(
      path,
      file({ creator: { name: 'WebInspector', version: '537' }, entries: [plain] }),
    )
    expect(await readHar(path)).toMatchObject({ creator: 'WebInspector 537', exchanges: [{}] })
  })
})
