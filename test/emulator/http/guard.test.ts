import { request as send } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { bannerOf } from '../../../emulator/cli/banner.ts'
import { serve } from '../../../emulator/cli/serve.ts'
import { readSettings } from '../../../emulator/cli/settings.ts'
import { controlContract } from '../../../emulator/http/control/contract.ts'
import { accessFor, isLoopbackHost } from '../../../emulator/http/guard.ts'
import { type Backlot, createBacklot, type ListenOptions } from '../../../emulator/index.ts'

let backlot: Backlot | undefined
afterEach(() => backlot?.close())

async function open(options: ListenOptions = {}): Promise<string> {
  backlot = createBacklot({ clock: 'frozen' })
  return (await backlot.listen(options)).url
}

/** A call with headers that `fetch` would not send. @returns status and body */
function call(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    send(url, { headers, method }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => {
        body += chunk
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }),
      )
    })
      .on('error', reject)
      .end()
  })
}

/** Every operation of the control plane but those that anybody may ask, and the figures where Prometheus looks. */
const guarded = [
  ...controlContract.endpoints
    .filter(({ path }) => path !== '/health' && path !== '/ready')
    .map(({ method, path }) => ({
      method,
      path: controlContract.basePath + path.replace(/\{\w+\}/g, 'x'),
    })),
  { method: 'GET', path: '/metrics' },
]

describe('the whole control plane', () => {
  test('refuses the host of another site, whatever is asked', async () => {
    const url = await open()
    expect(guarded.length).toBeGreaterThan(30)
    for (const { method, path } of guarded) {
      const refused = await call(url + path, { host: 'evil.example' }, method)
      expect(refused.status, `${method} ${path}`).toBe(403)
    }
  })

  test('wants the token, whatever is asked', async () => {
    const url = await open({ token: 'the-token' })
    for (const { method, path } of guarded)
      expect((await call(url + path, {}, method)).status, `${method} ${path}`).toBe(401)
  })

  test('refuses pages of another site whatever they would change, and lets them read nothing', async () => {
    const url = await open()
    const headers = { origin: 'https://evil.example' }
    for (const { method, path } of guarded) {
      // Streams and long polls have no end to look at; they are told apart by no other part of the code.
      if (path.endsWith('/events') || path.endsWith('/await')) continue
      const answer = await call(url + path, headers, method)
      if (method !== 'GET') expect(answer.status, `${method} ${path}`).toBe(403)
      expect(answer.headers, path).not.toHaveProperty('access-control-allow-origin')
    }
  })
})

describe('a backlot that others can reach', () => {
  test('is given a token of its own by the command line, which shows it once', async () => {
    const settings = await readSettings({
      flags: { port: '0', host: '0.0.0.0' },
      environment: {},
      folder: import.meta.dirname,
    })
    const [first, second] = [await serve(settings), await serve(settings)]
    try {
      const { token = '' } = first
      expect(token).toMatch(/^[\w-]{32}$/)
      expect(second.token).not.toBe(token)
      expect(bannerOf(first, '1.0.0', (_, text) => text).split(token)).toHaveLength(2)
      const clock = `${first.url}/_backlot/clock`
      expect((await call(clock)).status).toBe(401)
      expect((await call(clock, { authorization: `Bearer ${token}` })).status).toBe(200)
    } finally {
      await Promise.all([first.backlot.close(), second.backlot.close()])
    }
  })
})

describe('a control plane on loopback', () => {
  test.each(['localhost', 'localhost:80', '127.0.0.1:9', '[::1]:4747', 'backlot.localhost'])(
    'answers to the host %s, whatever its port',
    async (host) => {
      const url = await open()
      expect((await call(`${url}/_backlot/clock`, { host })).status).toBe(200)
    },
  )

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '10.0.0.1'])(
    'refuses the host %s, which a page could have made to point here',
    async (host) => {
      const url = await open()
      const headers = { host, origin: `http://${host}` }
      const refused = await call(`${url}/_backlot/reset`, headers, 'POST')
      expect(refused.status).toBe(403)
      expect(refused.headers['content-type']).toBe('application/problem+json')
      expect(refused.body).toContain('does not answer to the host')
    },
  )

  test('lets every host ask for health, and every host call the APIs', async () => {
    const url = await open()
    const headers = { host: 'proxy.example' }
    expect((await call(`${url}/_backlot/health`, headers)).status).toBe(200)
    expect((await call(`${url}/_backlot/ready`, headers)).status).toBe(200)
    const list = `${url}/open_api/v1.3/creative/aigc/video/list/`
    expect((await call(list, { ...headers, 'access-token': 'demo' })).body).toContain('"code":0')
  })

  test('is open to calls in process, which come from nowhere', async () => {
    await open()
    const answer = await backlot?.fetch('http://anything.example/_backlot/clock')
    expect(answer?.status).toBe(200)
  })
})

describe('a control plane with a token', () => {
  const token = 'the-token-that-was-printed'

  test.each([
    [undefined],
    [''],
    ['Bearer'],
    ['Bearer wrong'],
    [`Bearer ${token}x`],
    [`Bearer ${token.slice(0, -1)}`],
    [token],
    [`Basic ${token}`],
  ])('refuses authorization %j', async (authorization) => {
    const url = await open({ token })
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const refused = await call(`${url}/_backlot/worlds`, headers)
    expect(refused.status).toBe(401)
    expect(refused.headers['www-authenticate']).toBe('Bearer')
    expect(refused.body).not.toContain(token)
  })

  test('serves whoever bears it, under any host', async () => {
    const url = await open({ token })
    const headers = { authorization: `Bearer ${token}`, host: 'backlot.example' }
    expect((await call(`${url}/_backlot/worlds`, headers)).status).toBe(200)
  })

  test('tells its health to everyone, and leaves the APIs to their own credentials', async () => {
    const url = await open({ token })
    expect((await call(`${url}/_backlot/health`)).status).toBe(200)
    const list = `${url}/open_api/v1.3/creative/aigc/video/list/`
    expect((await call(list, { 'access-token': 'demo' })).body).toContain('"code":0')
  })
})

describe('an address to bind', () => {
  test.each(['127.0.0.1', '127.3.2.1', 'localhost', '::1', '[::1]'])('%s is loopback', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
    expect(accessFor(host, undefined)).toEqual({ kind: 'loopback' })
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com'])(
    '%s is not, and is not bound without a token',
    async (host) => {
      expect(isLoopbackHost(host)).toBe(false)
      await expect(open({ host })).rejects.toThrow('needs a token')
      expect(backlot?.url).toBeUndefined()
    },
  )
})

describe('the console beyond loopback', () => {
  const enter = (url: string, token: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/_backlot/console/enter`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ token }),
    })

  test('asks for the token, and lets in by a cookie that does not tell it', async () => {
    const url = await open({ token: 'the-token' })
    const asked = await fetch(`${url}/_backlot/`)
    expect([asked.status, asked.headers.get('content-type')]).toEqual([
      401,
      'text/html; charset=utf-8',
    ])
    expect(await asked.text()).toContain('name="token"')
    const welcome = await enter(url, 'the-token')
    expect([welcome.status, welcome.headers.get('location')]).toEqual([303, '/_backlot/'])
    const set = welcome.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/; Path=\/_backlot; HttpOnly; SameSite=Strict$/)
    expect(set).not.toContain('the-token')
    const cookie = set.split(';')[0] ?? ''
    for (const path of ['/', '/clock', '/console/clock'])
      expect((await fetch(`${url}/_backlot${path}`, { headers: { cookie } })).status, path).toBe(
        200,
      )
  })

  test('lets nobody in by a wrong token, a made-up cookie, or from a page of another site', async () => {
    const url = await open({ token: 'the-token' })
    const wrong = await enter(url, 'another')
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
    expect(await wrong.text()).toContain('This is not the token.')
    const foreign = await enter(url, 'the-token', { origin: 'https://evil.example' })
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null])
    const cookie = 'backlot_console=the-token'
    expect((await fetch(`${url}/_backlot/clock`, { headers: { cookie } })).status).toBe(401)
  })

  test('shows nobody but its own files before', async () => {
    const url = await open({ token: 'the-token' })
    const html = await (await fetch(`${url}/_backlot/`)).text()
    const files = [...html.matchAll(/href="([^"]+\.(?:css|svg))"/g)].map(([, path]) => path)
    expect(files.length).toBe(2)
    for (const path of files) expect((await fetch(url + path)).status, path).toBe(200)
  })
})

describe('the console on loopback', () => {
  test('does nothing for a page of another site', async () => {
    const url = await open()
    const send = (origin: string) =>
      fetch(`${url}/_backlot/console/clock/advance`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ by: '1h' }),
      })
    expect((await send('https://evil.example')).status).toBe(403)
    expect(backlot?.clock.now()).toBe(Date.UTC(2026, 0, 1))
    expect((await send(url)).status).toBe(200)
    expect(backlot?.clock.now()).toBe(Date.UTC(2026, 0, 1, 1))
  })

  test('is where a browser is led that asks for the origin alone', async () => {
    const url = await open()
    const ask = (accept: string) => fetch(`${url}/`, { redirect: 'manual', headers: { accept } })
    const led = await ask('text/html,*/*')
    expect([led.status, led.headers.get('location')]).toEqual([302, '/_backlot/'])
    expect((await ask('application/json')).status).toBe(404)
  })
})
