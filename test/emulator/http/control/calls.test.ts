import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointOf } from '../../../../contracts/kit/contract.ts'
import { problemsOf } from '../../../../contracts/kit/problems.ts'
import { controlContract } from '../../../../emulator/http/control/contract.ts'
import { problem } from '../../../../emulator/http/control/wire.ts'
import { openStand, type Stand, stateOf } from '../../../support/backlot.ts'
import { type Asked, ask, furnished, worldNames } from '../../../support/control-desk.ts'
import { sendRaw } from '../../../support/raw-http.ts'
import { badArranging } from './calls/bad-arranging.ts'
import { badReading } from './calls/bad-reading.ts'
import { badSteering } from './calls/bad-steering.ts'
import { goodReading } from './calls/good-reading.ts'
import { goodSteering } from './calls/good-steering.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const good = [...goodSteering, ...goodReading]
const bad = [...badSteering, ...badArranging, ...badReading]

describe('the control plane', () => {
  it.each(good)('answers $operation $body $query', async ({ answer, ...asked }) => {
    const { world, id } = await furnished(stand)
    const reply = await ask(stand, asked, world, id)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.type).toBe('application/json')
    expect(reply.body).toMatchObject(filled(answer, world, id))
    const { data } = endpointOf(controlContract, asked.operation)
    expect(problemsOf(data, reply.body)).toEqual([])
  })

  it('has a good call of every operation in this table', () => {
    const asked = new Set(good.map(({ operation }) => operation))
    // These need something to have been sent first; their own tests do that.
    for (const elsewhere of ['followMediaLink', 'getWebhook', 'resendWebhook']) asked.add(elsewhere)
    // This one has no end, and these answer something else than JSON.
    for (const elsewhere of ['watchEvents', 'getReference', 'getAsset', 'getMetrics'])
      asked.add(elsewhere)
    expect(controlContract.endpoints.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([])
  })
})

/** The same with the names of the world and task; matchers are left as they are. */
function filled(value: unknown, world: string, id: string): object {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.replaceAll('WORLD', world).replaceAll('ID', id)
    if (Array.isArray(inner)) return inner.map(walk)
    if (typeof inner !== 'object' || inner === null) return inner
    if ('sample' in inner)
      return Object.assign(Object.create(Object.getPrototypeOf(inner)), inner, {
        sample: walk(inner.sample),
      })
    if ('asymmetricMatch' in inner) return inner
    return Object.fromEntries(Object.entries(inner).map(([name, member]) => [name, walk(member)]))
  }
  return walk(value) as object
}

describe('a bad call of the control plane', () => {
  it.each(bad)(
    '$operation $params $query $body is a problem that changes nothing',
    async ({ status, says, allowed, ...asked }) => {
      const { world, id } = await furnished(stand)
      const before = [await stateOf(stand, world), await worldNames(stand)]
      const reply = await ask(stand, asked, world, id)
      expect(reply.status, reply.text).toBe(status)
      expect(reply.type).toBe('application/problem+json')
      const told = problem.parse(JSON.parse(reply.text))
      expect(told).toMatchObject({
        status,
        type: 'about:blank',
        detail: expect.stringMatching(says),
      })
      if (allowed !== undefined) expect(told.allowed).toEqual(allowed)
      expect([await stateOf(stand, world), await worldNames(stand)]).toEqual(before)
    },
  )

  const worldly = controlContract.endpoints.filter(
    ({ request: { query } }) => query && 'world' in query.shape,
  )

  it.each(worldly.map(({ id }) => id))('%s of an unknown world opens none', async (operation) => {
    const asked: Asked = good.find((one) => one.operation === operation) ?? { operation }
    const reply = await ask(
      stand,
      { ...asked, query: { ...asked.query, world: 'nowhere' } },
      'nowhere',
    )
    expect([reply.status, reply.type]).toEqual([404, 'application/problem+json'])
    const told = JSON.parse(reply.text)
    expect(told.detail).toMatch(/no world "nowhere"/)
    expect(told.allowed).toContain('default')
    expect(await worldNames(stand)).not.toContain('nowhere')
  })

  it.each(worldly.map(({ id }) => id))(
    '%s of a world that is no name, or two, is refused',
    async (operation) => {
      const { method, path } = endpointOf(controlContract, operation)
      const asked = good.find((one) => one.operation === operation)
      const body = asked?.body === undefined ? {} : { body: JSON.stringify(asked.body) }
      for (const query of ['world=', 'world=a%20b', 'world=a&world=b', `world=${'a'.repeat(65)}`]) {
        const target = `/_backlot${path.replace(/\{\w+\}/, 'x')}?${query}`
        const reply = await sendRaw(stand.url, { method, target, ...body })
        expect(reply.status, query).toBe(400)
        expect(JSON.parse(reply.text)).toMatchObject({
          detail: expect.stringMatching(/world/),
          allowed: expect.arrayContaining(['world']),
        })
      }
    },
  )

  it.each([...new Set(controlContract.endpoints.map(({ path }) => path))])(
    'by a wrong verb on %s is told the right ones',
    async (path) => {
      const right = controlContract.endpoints
        .filter((one) => one.path === path)
        .map(({ method }) => method)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (verb) => !right.some((one) => one === verb),
      )) {
        const reply = await sendRaw(stand.url, { method, target: `/_backlot${path}` })
        expect([reply.status, reply.headers['content-type']]).toEqual([
          405,
          'application/problem+json',
        ])
        expect(reply.headers['allow']).toBe(right.join(', '))
        expect(JSON.parse(reply.text)).toMatchObject({ allowed: right })
      }
    },
  )

  it('with a body over a megabyte is refused', async () => {
    const { world } = await furnished(stand)
    for (const body of [`"${'x'.repeat(1024 * 1024)}"`, ['"', 'x'.repeat(1024 * 1024), '"']]) {
      const target = `/_backlot/clock?world=${world}`
      const reply = await sendRaw(stand.url, { method: 'PUT', target, body })
      expect([reply.status, reply.headers['content-type']]).toEqual([
        413,
        'application/problem+json',
      ])
    }
  })

  it('a hundred thousand brackets deep is refused', async () => {
    for (const body of ['['.repeat(100_000), '['.repeat(100_000) + ']'.repeat(100_000)]) {
      const reply = await sendRaw(stand.url, { method: 'PUT', target: '/_backlot/clock', body })
      expect(reply.status).toBe(400)
    }
  })

  it.each(['/nothing', '/clock/', '/tasks/x/y/z', '//clock', '/Clock'])(
    'to /_backlot%s is told which paths there are',
    async (path) => {
      const reply = await sendRaw(stand.url, { target: `/_backlot${path}` })
      expect([reply.status, reply.headers['content-type']]).toEqual([
        404,
        'application/problem+json',
      ])
      expect(JSON.parse(reply.text).allowed).toContain('/_backlot/clock')
    },
  )

  it('from a page of another site is refused unless it only reads', async () => {
    for (const [origin, status] of [
      ['https://evil.example', 403],
      ['null', 403],
      ['http://127.0.0.1.evil.example', 403],
      ['http://localhost:3000', 200],
      ['http://app.localhost', 200],
      [stand.url, 200],
    ] as const) {
      const reset = request(stand.url).post('/_backlot/reset').set('Origin', origin)
      expect((await reset).status, origin).toBe(status)
    }
    const read = request(stand.url).get('/_backlot/clock').set('Origin', 'https://evil.example')
    expect((await read).status).toBe(200)
  })
})

describe('health and readiness', () => {
  it('are told to those who ask for the head alone, too', async () => {
    for (const path of ['/_backlot/health', '/_backlot/ready']) {
      const reply = await sendRaw(stand.url, { method: 'HEAD', target: path })
      expect([reply.status, reply.text]).toEqual([200, ''])
    }
  })
})
