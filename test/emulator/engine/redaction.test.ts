import { describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { createRedaction, redacted, redactionFor } from '../../../emulator/engine/redaction.ts'
import { createBacklot } from '../../../emulator/index.ts'

const redaction = createRedaction(['X-Acme-Pass'])
const secret = 'demo.secret-world'

describe('a redaction', () => {
  it.each([
    'X-Acme-Pass',
    'x-acme-pass',
    'Authorization',
    'Proxy-Authorization',
    'Cookie',
    'Set-Cookie',
    'Access-Token',
    'X-Api-Key',
    'X-API-ID',
    'api_key',
    'X-Auth',
    'X-Amz-Security-Token',
    'Client-Secret',
    'X-Session-Id',
    'X-Signature',
  ])('blots the header %s by its name', (name) => {
    expect(redaction.headers([[name, 'abc']])).toEqual({ [name.toLowerCase()]: redacted })
  })

  it('shows a header that has the name of an object’s own', () => {
    const shown = redaction.headers([['__proto__', 'abc']])
    expect(Object.entries(shown)).toEqual([['__proto__', 'abc']])
  })

  it('blots the credential of a call in a header that nobody listed', () => {
    expect(redaction.headers([['X-Trace', `a ${secret} b ${secret}`]], [secret])).toEqual({
      'x-trace': `a ${redacted} b ${redacted}`,
    })
  })

  it.each([
    'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  ])('blots %s in a header that nobody listed, for it looks like a credential', (value) => {
    expect(redaction.headers([['X-Acme', value]])).toEqual({ 'x-acme': redacted })
    expect(redaction.headers([['X-Acme', `Bearer ${value}`]])).toEqual({ 'x-acme': redacted })
  })

  it.each([
    ['Content-Type', 'application/json; charset=utf-8'],
    ['User-Agent', 'curl/8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0'],
    ['Accept', 'application/vnd.acme.v1234567890abcdef+json'],
    ['Content-Length', '12345678901234567890'],
    ['X-Request-Id', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['Traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    ['X-Note', 'seven words are not a credential here'],
    ['Host', '127.0.0.1:4747'],
  ])('shows the header %s', (name, value) => {
    expect(redaction.headers([[name, value]])).toEqual({ [name.toLowerCase()]: value })
  })

  it('shows every value of a header that came twice', () => {
    expect(
      redaction.headers([
        ['X-A', '1'],
        ['x-a', '2'],
      ]),
    ).toEqual({ 'x-a': '1, 2' })
  })

  it('blots parameters of a target by name, and the credential anywhere in it', () => {
    expect(redaction.target('/a?page=2&access_token=x%20y&api_key=k&b')).toBe(
      `/a?page=2&access_token=${redacted}&api_key=${redacted}&b`,
    )
    expect(redaction.target(`/${secret}/?q=${secret}`, [secret])).toBe(
      `/${redacted}/?q=${redacted}`,
    )
    expect(redaction.target('/a?access%5Ftoken=x')).toBe(`/a?access%5Ftoken=${redacted}`)
    expect(redaction.target('/plain')).toBe('/plain')
  })

  it('leaves a text alone when the credential is too short to be told from it', () => {
    expect(redaction.text('a demo of a demo', ['demo'])).toBe(`a ${redacted} of a ${redacted}`)
    expect(redaction.text('abc', ['b'])).toBe('abc')
    expect(redaction.text('abc')).toBe('abc')
  })
})

it('tells what the secret headers of a call carry, with the scheme’s name and without', () => {
  expect(
    redaction.secretsIn([
      ['Authorization', 'Bearer abcdefgh1'],
      ['X-Acme-Pass', 'opensesame'],
      ['X-Other', 'harmless-text'],
      ['Cookie', 'a=1'],
    ]),
  ).toEqual(['Bearer abcdefgh1', 'abcdefgh1', 'opensesame', 'opensesame'])
})

it('is the same in the journal of a world and in a recording', async () => {
  const sent = Object.fromEntries([
    ...contracts.flatMap(({ credential }) =>
      credential.headers.map((name) => [name.toLowerCase(), `key of ${name}`]),
    ),
    ...['authorization', 'cookie', 'x-session-token', 'x-colour'].map((name) => [
      name,
      `my ${name}`,
    ]),
  ])
  const target = '/nowhere?token=abcdef&colour=red&signature=abcdef'
  const backlot = createBacklot({ clock: 'frozen' })
  await backlot.fetch(`http://backlot.test${target}`, { headers: sent })
  const entry = backlot.world().journal.entry('req-000001')
  await backlot.close()
  const recording = redactionFor(contracts)
  const secrets = recording.secretsIn(Object.entries(sent))
  expect(entry?.request.headers).toEqual(recording.headers(Object.entries(sent), secrets))
  expect(entry?.request.target).toBe(recording.target(target, secrets))
  expect(
    Object.values(entry?.request.headers ?? {}).filter((value) => value !== '[redacted]'),
  ).toEqual(['my x-colour'])
  expect(entry?.request.target).toBe('/nowhere?token=[redacted]&colour=red&signature=[redacted]')
})

describe('a redaction of bodies', () => {
  const json = 'application/json'

  it('blots members by name and leaves the rest to the letter', () => {
    expect(
      redaction.body('{ "a": ["x", ":", "token"], "access_token" : "s\\"t", "n":1e2 }', json),
    ).toBe(`{ "a": ["x", ":", "token"], "access_token" : "${redacted}", "n":1e2 }`)
    expect(redaction.body('{"max_tokens":5,"tokenizer":{"a":"b"}}', json)).toBe(
      '{"max_tokens":5,"tokenizer":{"a":"b"}}',
    )
  })

  it('knows listed names in any case', () => {
    expect(redaction.body('{"x-ACME-pass":"abc"}', json)).toBe(`{"x-ACME-pass":"${redacted}"}`)
  })

  it('blots secrets in the queries of URLs, however `&` is spelled', () => {
    expect(
      redaction.body(
        '{"u":"https://m.example/v.mp4?a=1\\u0026X-Amz-Signature=ab12\\u0026e=2"}',
        json,
      ),
    ).toBe(`{"u":"https://m.example/v.mp4?a=1\\u0026X-Amz-Signature=${redacted}\\u0026e=2"}`)
    expect(redaction.body('see http://m.example/?sig=a&b=2 and on', 'text/plain')).toBe(
      `see http://m.example/?sig=${redacted}&b=2 and on`,
    )
  })

  it('blots fields of forms', () => {
    expect(redaction.body('a=1&password=x+y', 'application/x-www-form-urlencoded')).toBe(
      `a=1&password=${redacted}`,
    )
    const part = (name: string, text: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
    expect(
      redaction.body(
        `${part('title', 'T')}${part('api_key', 'k')}--b--`,
        'multipart/form-data; boundary=b',
      ),
    ).toBe(`${part('title', 'T')}${part('api_key', redacted)}--b--`)
  })

  it('blots what it has blotted to the same text again', () => {
    const once = redaction.body('{"token":"a","u":"http://a/?sign=b&c"}', json)
    expect(redaction.body(once, json)).toBe(once)
  })
})
