import { channel } from 'node:diagnostics_channel'
import type { RequestListener } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { kindOf } from '../../../emulator/engine/outbound/address.ts'
import {
  createOutbound,
  type OutboundOptions,
  type OutboundRequest,
} from '../../../emulator/engine/outbound/outbound.ts'
import { isHostRule, judgeOf } from '../../../emulator/engine/outbound/policy.ts'
import type { Resolve } from '../../../emulator/engine/outbound/target.ts'
import { openOrigin } from '../../support/origin.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(listener: RequestListener) {
  const origin = await openOrigin(listener)
  closers.push(origin.close)
  return origin
}

/** Serves raw bytes to whoever connects. */
async function serveRaw(answer: (socket: Socket) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** Notes every socket that this process dials with, until the test ends. */
function watchDials() {
  const dials: unknown[] = []
  const note = (message: unknown) => dials.push(message)
  channel('net.client.socket').subscribe(note)
  closers.push(() => channel('net.client.socket').unsubscribe(note))
  return dials
}

/** Names for addresses; several answers are given one after the other. */
function names(book: Record<string, string[]>, asked: string[] = []): Resolve {
  return async (host) => {
    asked.push(host)
    const answers = book[host]
    const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0]
    if (answer === undefined) throw new Error(`getaddrinfo ENOTFOUND ${host}`)
    return answer.split(' ').map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
}

const closed = { allowPublic: false, allowHosts: [] }
const get = (url: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  url,
  timeoutMs: 5000,
  maxBytes: 1000,
  maxRedirects: 5,
  ...more,
})
const ask = (
  url: string,
  more: Partial<OutboundRequest> = {},
  options: Partial<OutboundOptions> = {},
) => createOutbound({ policy: closed, ...options }).request(get(url, more))

const problem = (name: string) => expect.objectContaining({ ok: false, problem: name })

describe('an exchange', () => {
  test('carries method, headers and body there and the whole answer back', async () => {
    const { url } = await serve(async (request, response) => {
      const body = (await request.setEncoding('utf8').toArray()).join('')
      response.writeHead(418, { 'X-Answer': 'short and stout', 'Set-Cookie': ['a=1', 'b=2'] })
      response.end(`${request.method} ${request.url} ${request.headers['x-ask']} ${body}`)
    })
    const result = await ask(`${url}/tea?hot`, {
      method: 'PUT',
      headers: { 'X-Ask': 'tea' },
      body: 'höt',
    })
    expect(result).toMatchObject({
      ok: true,
      status: 418,
      headers: { 'x-answer': 'short and stout', 'set-cookie': 'a=1, b=2' },
      url: `${url}/tea?hot`,
    })
    expect(result.ok && result.bytes.toString()).toBe('PUT /tea?hot tea höt')
  })

  test('states the length of a body in any method', async () => {
    const { url } = await serve((request, response) => {
      response.end(`${request.headers['content-length']}`)
    })
    for (const method of ['GET', 'POST', 'DELETE']) {
      const result = await ask(url, { method, body: new Uint8Array(7) })
      expect(result.ok && result.bytes.toString()).toBe('7')
    }
  })

  test('takes no body from HEAD, whatever length is announced', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('content-length', 999_999).end()
    })
    const result = await ask(url, { method: 'HEAD' })
    expect(result).toMatchObject({ ok: true, status: 200, headers: { 'content-length': '999999' } })
  })

  test('asks for no compression and leaves no connection open', async () => {
    const origin = await serve((request, response) => {
      response.end(request.headers['accept-encoding'])
    })
    const result = await ask(origin.url)
    expect(result.ok && result.bytes.toString()).toBe('identity')
    await vi.waitFor(() => expect(origin.connections()).toBe(0))
  })

  test('tries the next address when the first is not at home', async () => {
    const { port } = await serve((_, response) => response.end('here'))
    const resolve = names({ 'two.example': ['::1 127.0.0.1'] })
    expect(await ask(`http://two.example:${port}`, {}, { resolve })).toMatchObject({ status: 200 })
  })

  test('tells a name without address from a port without server', async () => {
    const origin = await serve(() => {})
    await origin.close()
    expect(await ask(origin.url)).toEqual(problem('unreachable'))
    const resolve = names({ 'nobody.example': [''] })
    expect(await ask('http://nowhere.example', {}, { resolve })).toMatchObject({
      problem: 'unresolvable',
      detail: expect.stringContaining('ENOTFOUND'),
    })
    expect(await ask('http://nobody.example', {}, { resolve })).toEqual(problem('unresolvable'))
  })

  test('is unreachable when the answer is cut off, no HTTP, or another protocol', async () => {
    const answers = [
      'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nonly ',
      'HTTP/1.1 200 OK\r\n',
      '220 mail.example ESMTP\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: chat\r\n\r\n',
      `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`,
      '',
    ]
    for (const answer of answers) {
      const url = await serveRaw((socket) => {
        socket.on('error', () => {})
        socket.once('data', () => socket.end(answer))
      })
      expect(await ask(url), answer.slice(0, 60)).toEqual(problem('unreachable'))
    }
  })

  test('is unreachable over https when nobody there speaks TLS', async () => {
    const { port } = await serve((_, response) => response.end())
    expect(await ask(`https://127.0.0.1:${port}`)).toEqual(problem('unreachable'))
  })
})

describe('the URL', () => {
  test.each([
    '',
    'video.mp4',
    '//127.0.0.1/x',
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
    'data:,x',
    'http://',
    'http://127.0.0.1:99999/',
    'http://user:secret@127.0.0.1/',
    'http://user@127.0.0.1/',
  ])('"%s" is refused before anything is dialled', async (url) => {
    const dials = watchDials()
    const result = await ask(url)
    expect(result).toEqual(problem('badUrl'))
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(dials).toEqual([])
  })

  test('cannot smuggle a header in', async () => {
    const { url } = await serve((request, response) => {
      response.end(JSON.stringify([request.url, request.headers['x-evil']]))
    })
    const result = await ask(`${url}/a\r\nX-Evil: 1\r\n\r\n%0d%0aX-Evil:%201`)
    expect(result.ok && JSON.parse(result.bytes.toString())).toEqual([
      '/aX-Evil:%201%0d%0aX-Evil:%201',
      null,
    ])
  })
})

describe('what the caller sets', () => {
  test.each([
    { method: 'GET / HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET' },
    { method: 'CONNECT' },
    { method: 'get' },
    { headers: { 'x-a': '1\r\nx-evil: 2' } },
    { headers: { 'x-a\r\nx-evil': '1' } },
    { headers: { Host: 'other.example' } },
    { headers: { 'Content-Length': '0' } },
    { headers: { 'transfer-encoding': 'chunked' } },
    { headers: { Connection: 'upgrade' } },
  ])('is thrown back when it could change the shape of the message: %o', async (more) => {
    const asked: string[] = []
    const resolve = names({}, asked)
    await expect(ask('http://a.example', more, { resolve })).rejects.toThrow(TypeError)
    expect(asked).toEqual([])
  })
})

describe('the policy', () => {
  test.each([
    ['loopback', '127.0.0.1 127.255.255.254 ::1 0:0:0:0:0:0:0:1'],
    ['unspecified', '0.0.0.0 0.1.2.3 ::'],
    ['private', '10.0.0.0 10.255.255.255 172.16.0.0 172.31.255.255 192.168.0.1 192.168.255.255'],
    ['shared', '100.64.0.0 100.127.255.255'],
    ['link-local', '169.254.0.1 169.254.169.254 fe80::1 febf::1'],
    ['unique-local', 'fc00::1 fd12:3456::1'],
    ['multicast', '224.0.0.1 239.255.255.255 ff02::1'],
    ['embedded', '::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0a00:1'],
    ['embedded', '64:ff9b::10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808'],
    ['embedded', '2002:7f00:1::1 2001:0:1::1 ::ffff:0:10.0.0.1'],
    ['reserved', '192.0.0.1 192.0.2.1 198.19.255.255 198.51.100.1 203.0.113.9 240.0.0.1'],
    ['reserved', '255.255.255.255 2001:db8::1 3fff::1 fec0::1 ::7f00:1 4000::1'],
    ['public', '1.1.1.1 9.255.255.255 11.0.0.0 126.255.255.255 128.0.0.1 172.15.0.1 172.32.0.1'],
    ['public', '100.63.255.255 100.128.0.0 169.253.0.1 192.167.0.1 198.17.0.1 223.255.255.255'],
    ['public', '2606:4700::1111 2a00:1450::1 64:ff9b::8.8.8.8'],
  ])('knows the %s addresses %s', (kind, addresses) => {
    for (const address of addresses.split(' '))
      expect(`${address} ${kindOf(address)}`).toBe(`${address} ${kind}`)
  })

  test('allows loopback always, public addresses when told, others when listed', () => {
    const verdicts = (allowPublic: boolean, allowHosts: string[], host = 'a.b.example') =>
      ['127.0.0.1', '1.1.1.1', '10.0.0.1', '::ffff:10.0.0.1', 'fd00::1', '169.254.169.254'].filter(
        (address) => judgeOf({ allowPublic, allowHosts }).objection(host, address) === undefined,
      )
    const all = verdicts(true, ['A.b.example.'])
    expect(all).toHaveLength(6)
    expect(verdicts(false, ['*.example'])).toEqual(all)
    expect(verdicts(false, ['*.b.example'], 'A.B.example.')).toEqual(all)
    expect(verdicts(false, ['*.a.b.example', 'b.example', 'xa.b.example'])).toEqual(['127.0.0.1'])
    expect(verdicts(false, [])).toEqual(['127.0.0.1'])
    expect(verdicts(true, [])).toEqual(['127.0.0.1', '1.1.1.1'])
    expect(verdicts(false, ['10.0.0.0/8'])).toEqual(['127.0.0.1', '10.0.0.1', '::ffff:10.0.0.1'])
    expect(verdicts(false, ['10.0.0.2', '10.0.1.0/24'])).toEqual(['127.0.0.1'])
    expect(verdicts(false, ['fd00::/8'])).toEqual(['127.0.0.1', 'fd00::1'])
    expect(verdicts(false, ['::/0'])).not.toContain('10.0.0.1')
  })

  test('takes names, suffixes, addresses and ranges, and throws at what can match nothing', () => {
    for (const rule of ['localhost', 'a-b.example', '*.internal', '10.1.2.3', '::1', 'fd00::/8'])
      expect(isHostRule(rule), rule).toBe(true)
    const nonsense = [
      '',
      '*',
      'http://a.example',
      'a.example:80',
      '10.0.0.0/33',
      '10.0.0',
      '1.2.3.400',
    ]
    for (const rule of [...nonsense, 'fd00::/129', '*.*.a', 'a..b', '10.0.0.0/', 'a b', '[::1]']) {
      expect(isHostRule(rule), rule).toBe(false)
      expect(() => createOutbound({ policy: { allowPublic: false, allowHosts: [rule] } })).toThrow(
        RangeError,
      )
    }
  })

  test.each([
    ['internal.example', '10.0.0.1'],
    ['metadata.example', '169.254.169.254'],
    ['mapped.example', '::ffff:192.168.0.1'],
    ['translated.example', '64:ff9b::10.0.0.1'],
    ['local.example', 'fd00::1'],
    ['any.example', '0.0.0.0'],
    ['both.example', '10.0.0.1 fe80::1'],
  ])('refuses %s at %s without dialling, even where public ones are allowed', async (host, at) => {
    const dials = watchDials()
    const policy = { allowPublic: true, allowHosts: [] }
    const resolve = names({ [host]: [at] })
    expect(await ask(`http://${host}/`, {}, { policy, resolve })).toMatchObject({
      problem: 'forbidden',
      detail: expect.stringContaining(`${host} resolves to ${at.split(' ')[0]}`),
    })
    expect(dials).toEqual([])
  })

  test.each([
    'http://10.0.0.1/',
    'http://0x0a000001/',
    'http://167772161/',
    'http://012.0.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'http://0/',
    'http://1.1.1.1/',
  ])('refuses the address in %s without dialling', async (url) => {
    const dials = watchDials()
    const asked: string[] = []
    expect(await ask(url, {}, { resolve: names({}, asked) })).toEqual(problem('forbidden'))
    expect([dials, asked]).toEqual([[], []])
  })

  test('dials of several addresses only those that are allowed', async () => {
    const { port } = await serve((_, response) => response.end())
    const resolve = names({ 'mixed.example': ['10.0.0.1 127.0.0.1'] })
    const dials = watchDials()
    const result = await ask(`http://mixed.example:${port}`, {}, { resolve })
    expect(result).toMatchObject({ ok: true })
    expect(dials).toHaveLength(1)
  })

  test('takes hosts allowed for one request, for that request alone', async () => {
    const { port } = await serve((_, response) => response.end())
    // The unspecified address leads to this machine, yet is no loopback address.
    const resolve = names({ 'lan.example': ['0.0.0.0'], 'wan.example': ['0.0.0.0'] })
    const policy = { allowPublic: false, allowHosts: ['wan.example'] }
    const outbound = createOutbound({ policy, resolve })
    const [lan, wan] = [`http://lan.example:${port}`, `http://wan.example:${port}`]
    const allowHosts = ['lan.example']
    expect(await outbound.request(get(lan, { allowHosts }))).toMatchObject({ ok: true })
    expect(await outbound.request(get(wan, { allowHosts }))).toMatchObject({ ok: true })
    expect(await outbound.request(get(wan))).toMatchObject({ ok: true })
    expect(await outbound.request(get(lan))).toEqual(problem('forbidden'))
    const mistyped = outbound.request(get(lan, { allowHosts: ['10.0.0.0/99'] }))
    await expect(mistyped).rejects.toThrow('10.0.0.0/99')
  })

  test('asks for a name once and dials what was judged, though the name rebinds', async () => {
    const { port } = await serve((_, response) => response.end('judged'))
    const asked: string[] = []
    const resolve = names({ 'rebind.example': ['127.0.0.1', '10.0.0.1'] }, asked)
    const outbound = createOutbound({ policy: closed, resolve })
    const url = `http://rebind.example:${port}/`
    expect(await outbound.request(get(url))).toMatchObject({ ok: true, url })
    expect(asked).toEqual(['rebind.example'])
    expect(await outbound.request(get(url))).toEqual(problem('forbidden'))
  })
})

describe('a redirect', () => {
  test('is followed as often as allowed and no further', async () => {
    const { url } = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end('moved')
      else response.end('arrived')
    })
    const arrived = await ask(`${url}/5`)
    expect(arrived).toMatchObject({ ok: true, status: 200, url: `${url}/0` })
    expect(arrived.ok && arrived.bytes.toString()).toBe('arrived')
    expect(await ask(`${url}/6`)).toEqual(problem('tooManyRedirects'))
    const first = await ask(`${url}/6`, { maxRedirects: 0 })
    expect(first).toMatchObject({ ok: true, status: 302, headers: { location: '/5' } })
    expect(first.ok && first.bytes.toString()).toBe('moved')
  })

  test.each([
    ['http://10.0.0.1/', 'forbidden'],
    ['//internal.example/', 'forbidden'],
    ['http://[::ffff:a00:1]/', 'forbidden'],
    ['http://nowhere.example/', 'unresolvable'],
    ['file:///etc/passwd', 'badUrl'],
    ['http://user:pw@127.0.0.1/', 'badUrl'],
    ['http://[broken', 'badUrl'],
  ])('to %s is %s', async (location, expected) => {
    const { url } = await serve((_, response) => response.writeHead(301, { location }).end())
    const dials = watchDials()
    const resolve = names({ 'internal.example': ['10.0.0.1'] })
    expect(await ask(url, {}, { resolve })).toEqual(problem(expected))
    expect(dials).toHaveLength(1)
  })

  test('back to a name that has rebound meanwhile is forbidden', async () => {
    const { port } = await serve((_, response) =>
      response.writeHead(307, { location: '/again' }).end(),
    )
    const resolve = names({ 'rebind.example': ['127.0.0.1', '10.0.0.1'] })
    const result = await ask(`http://rebind.example:${port}/`, {}, { resolve })
    expect(result).toEqual(problem('forbidden'))
  })

  test('hangs up on a body that nobody reads before it goes on', async () => {
    const origin = await serve(async (request, response) => {
      if (request.url === '/') return response.writeHead(302, { location: '/next' }).write('moved')
      await vi.waitFor(() => expect(origin.connections()).toBe(1))
      return response.end()
    })
    expect(await ask(`${origin.url}/`)).toMatchObject({ ok: true, status: 200 })
  })

  test('without Location, or of a kind that moves nobody, is an answer', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/300') response.setHeader('location', '/other')
      response.writeHead(Number(request.url?.slice(1))).end()
    })
    for (const status of [300, 302, 304])
      expect(await ask(`${url}/${status}`)).toMatchObject({ ok: true, status })
  })

  test.each([
    [301, 'POST', 'GET', ''],
    [302, 'PUT', 'PUT', 'body'],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', 'body'],
    [308, 'POST', 'POST', 'body'],
  ])('%d turns %s into %s with body "%s"', async (status, method, then, body) => {
    const { url } = await serve(async (request, response) => {
      if (request.url === '/') return response.writeHead(status, { location: '/next' }).end()
      const text = (await request.setEncoding('utf8').toArray()).join('')
      const { 'content-type': type = '', 'x-key': key } = request.headers
      return response.end([request.method, text, type, key].join())
    })
    const headers = { 'content-type': 'text/x-body', 'x-key': 'kept' }
    const result = await ask(`${url}/`, { method, body: 'body', headers })
    const seen = [then, body, body && 'text/x-body', 'kept'].join()
    expect(result.ok && result.bytes.toString()).toBe(seen)
  })

  test('to another origin carries no header that may be a secret', async () => {
    const elsewhere = await serve((request, response) => {
      response.end(JSON.stringify(request.headers))
    })
    const { url } = await serve((_, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    )
    const headers = {
      authorization: 'Bearer s',
      'x-signature': 's',
      cookie: 's',
      accept: 'video/*',
    }
    const result = await ask(url, { headers })
    const seen = result.ok && JSON.parse(result.bytes.toString())
    expect(seen).toEqual({
      accept: 'video/*',
      'accept-encoding': 'identity',
      connection: expect.any(String),
      host: `127.0.0.1:${elsewhere.port}`,
    })
  })

  test('may name its target in UTF-8', async () => {
    const { url } = await serve((request, response) => {
      if (request.url !== '/') return response.end()
      return response.writeHead(302, { location: Buffer.from('/né').toString('latin1') }).end()
    })
    expect(await ask(`${url}/`)).toMatchObject({ ok: true, url: `${url}/n%C3%A9` })
  })
})

describe('the size limit', () => {
  test('stops an announced excess before its first byte', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('content-length', 1001).flushHeaders()
    })
    expect(await ask(url)).toMatchObject({
      problem: 'tooLarge',
      detail: expect.stringContaining('announces 1001 bytes'),
    })
  })

  test('stops a body without end and hangs up', async () => {
    const origin = await serve((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(500)));
      }
      response.on('drain', pour)
      pour()
    })
    expect(await ask(origin.url)).toEqual(problem('tooLarge'))
    await vi.waitFor(() => expect(origin.connections()).toBe(0))
  })

  test('lets a body of just that size through', async () => {
    const { url } = await serve((request, response) => {
      response.write('x'.repeat(999))
      response.end('y'.repeat(Number(request.url?.slice(1))))
    })
    const result = await ask(`${url}/1`)
    expect(result.ok && result.bytes.length).toBe(1000)
    expect(await ask(`${url}/2`)).toEqual(problem('tooLarge'))
  })
})

describe('the time limit', () => {
  test('covers a body that drips', async () => {
    const origin = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 5)
      response.on('close', () => clearInterval(drip))
    })
    expect(await ask(origin.url, { timeoutMs: 100 })).toEqual(problem('timeout'))
    await vi.waitFor(() => expect(origin.connections()).toBe(0))
  })

  test('covers a server that takes the call and says nothing', async () => {
    const url = await serveRaw((socket) => closers.push(() => socket.destroy()))
    expect(await ask(url, { timeoutMs: 50 })).toEqual(problem('timeout'))
  })

  test('covers the sum of redirects that are each in time', async () => {
    let hops = 0
    const { url } = await serve((_, response) => {
      hops++
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 20)
    })
    const result = await ask(url, { timeoutMs: 110, maxRedirects: 1000 })
    expect(result).toEqual(problem('timeout'))
    expect(hops).toBeGreaterThan(1)
  })

  test('covers a name that never resolves', async () => {
    const dials = watchDials()
    const resolve = () => new Promise<never>(() => {})
    const result = await ask('http://slow.example', { timeoutMs: 20 }, { resolve })
    expect(result).toEqual(problem('timeout'))
    expect(dials).toEqual([])
  })

  test('keeps a name that resolves too late from being dialled', async () => {
    const { port } = await serve((_, response) => response.end())
    const dials = watchDials()
    let answer = (_: { address: string; family: number }[]) => {}
    const resolve: Resolve = () => new Promise((settle) => (answer = settle))
    const result = await ask(`http://late.example:${port}`, { timeoutMs: 20 }, { resolve })
    expect(result).toEqual(problem('timeout'))
    answer([{ address: '127.0.0.1', family: 4 }])
    await new Promise((settle) => setImmediate(settle))
    expect(dials).toEqual([])
  })

  test('is kept by the wall that is handed in, and let go when the exchange is over', async () => {
    const { url } = await serve((_, response) => response.end())
    const set: number[] = []
    let cancelled = 0
    const wallTimeout = (milliseconds: number) => {
      set.push(milliseconds)
      return () => cancelled++
    }
    expect(await ask(url, { timeoutMs: 1234 }, { wallTimeout })).toMatchObject({ ok: true })
    expect([set, cancelled]).toEqual([[1234], 1])
    const atOnce = (_: number, callback: () => void) => {
      callback()
      return () => {}
    }
    expect(await ask(url, {}, { wallTimeout: atOnce })).toEqual(problem('timeout'))
  })

  test('is not waited for when the caller gives up', async () => {
    const caller = new AbortController()
    const origin = await serve((_, response) => {
      response.write('begun')
      caller.abort()
    })
    expect(await ask(origin.url, { signal: caller.signal })).toMatchObject({
      problem: 'unreachable',
      detail: expect.stringContaining('the caller gave up'),
    })
    await vi.waitFor(() => expect(origin.connections()).toBe(0))
    const dials = watchDials()
    expect(await ask(origin.url, { signal: caller.signal })).toEqual(problem('unreachable'))
    expect(dials).toEqual([])
  })
})
