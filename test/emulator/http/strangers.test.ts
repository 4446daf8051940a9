import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { sendRaw } from '../../support/raw-http.ts'

const path = '/open_api/v1.3/creative/digital_avatar/get/'

describe('pages of another origin', () => {
  let shut: Stand
  let open: Stand
  beforeAll(async () => {
    shut = await openStand()
    open = await openStand({ cors: true })
  })
  afterAll(() => Promise.all([shut.close(), open.close()]))

  const preflight = (stand: Stand, target: string) =>
    fetch(stand.url + target, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'access-token',
      },
    })

  test('are told nothing unless that is asked for', async () => {
    const headers = { origin: 'https://app.example', 'access-token': 'demo' }
    const reply = await fetch(shut.url + path, { headers })
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    expect((await preflight(shut, path)).status).toBe(405)
  })

  test('may call the APIs and fetch media where it is', async () => {
    const asked = await preflight(open, path)
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toMatch(/access-token/i)
    const headers = { origin: 'https://app.example', 'access-token': 'demo' }
    const reply = await fetch(open.url + path, { headers })
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
    const picture = /http:[^"]+/.exec(await reply.text())?.[0] ?? ''
    const media = await fetch(picture, { headers: { origin: 'https://app.example' } })
    expect(media.status).toBe(200)
    expect(media.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('never reach the control plane', async () => {
    const headers = { origin: 'https://app.example' }
    for (const path of ['/_backlot/clock', '/metrics']) {
      const read = await fetch(open.url + path, { headers })
      expect(read.headers.get('access-control-allow-origin'), path).toBeNull()
    }
    const reset = await fetch(`${open.url}/_backlot/reset`, { method: 'POST', headers })
    expect(reset.status).toBe(403)
    expect((await preflight(open, '/_backlot/clock')).status).toBe(405)
  })
})

describe('a path that climbs', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand()
  })
  afterAll(() => stand.close())

  test.each([
    '/_backlot/assets/../../package.json',
    '/_backlot/assets/..%2f..%2fpackage.json',
    '/_backlot/assets/%2e%2e/%2e%2e/etc/passwd',
    '/_backlot/openapi/..%2f..%2fpackage.json',
    '/_backlot/openapi/%2e%2e%5c%2e%2e%5cpackage.json',
    '/../../../../etc/passwd',
    '//etc/passwd',
    '/_backlot/requests/..%2f..%2fetc%2fpasswd',
  ])('%s leads to no file', async (target) => {
    const reply = await sendRaw(stand.url, { target })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
    expect(reply.text).not.toMatch(/root:|"dependencies"/)
  })
})

describe('what is said again in an answer', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand()
  })
  afterAll(() => stand.close())

  test.each([
    ['a path of the APIs', `/api/links/%0d%0aSet-Cookie:%20a=b/`],
    ['a redirect', '/api/personas?x=%0d%0aSet-Cookie:%20a=b'],
    ['a path of the control plane', '/_backlot/%0d%0aSet-Cookie:%20a=b'],
  ])('makes no header out of %s', async (_, target) => {
    const headers = [
      ['X-API-ID', 'demo'],
      ['X-API-KEY', 'demo'],
    ] as const
    const reply = await sendRaw(stand.url, { target, headers })
    expect(reply.status).toBeGreaterThanOrEqual(300)
    expect(Object.keys(reply.headers)).not.toContain('set-cookie')
  })

  test('makes no header out of a request id', async () => {
    const reply = await sendRaw(stand.url, {
      target: '/api/ai/models/video/generation',
      headers: [['X-Request-Id', 'a\u0001b\u00ff']],
    })
    expect(reply.status).toBeLessThan(500)
  })
})
