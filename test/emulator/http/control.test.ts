import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { endpointOf } from '../../../contracts/kit/contract.ts'
import { problemsOf } from '../../../contracts/kit/problems.ts'
import { controlContract } from '../../../emulator/http/control/contract.ts'
import { problem } from '../../../emulator/http/control/wire.ts'
import { openStand, type Stand, stateOf } from '../../support/backlot.ts'
import { emptySnapshot } from '../../support/empty-snapshot.ts'
import { sendRaw } from '../../support/raw-http.ts'
import { animation, avatarRemix, paths, tasksTarget } from '../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

type Verb = 'get' | 'post' | 'put' | 'delete'

/** A call of a control operation in a world; `ID` and `WORLD` are filled in. */
interface Asked {
  readonly operation: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

async function ask(asked: Asked, world: string, id = 'none') {
  const { method, path } = endpointOf(controlContract, asked.operation)
  const fill = (text: string): string => text.replaceAll('WORLD', world).replaceAll('ID', id)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => fill(asked.params?.[name] ?? 'ID'))
  const query = Object.entries(asked.query ?? {}).map(([name, value]) => [name, fill(value)])
  const target = `/_backlot${fill(filled)}?${new URLSearchParams(query)}`
  const sent = request(stand.url)[method.toLowerCase() as Verb](target)
  if (asked.body === undefined) return sent
  const text = typeof asked.body === 'string' ? asked.body : fill(JSON.stringify(asked.body))
  return sent.set('Content-Type', 'application/json').send(text)
}

async function newTask(world: string, count = 1): Promise<string[]> {
  const reply = await request(stand.url)
    .post(paths.createVideoTask)
    .set('Access-Token', `demo.${world}`)
    .send({
      ...avatarRemix,
      product_video_info: { ...avatarRemix.product_video_info, video_generation_count: count },
    })
  return reply.body.data.task_ids
}

const inWorld = { world: 'WORLD' }

/** One good call of each operation, and what it answers. */
const good: readonly (Asked & { readonly answer: unknown })[] = [
  {
    operation: 'getClock',
    query: inWorld,
    answer: { now: '2026-01-01T00:00:00.000Z', mode: 'frozen', next: expect.any(String) },
  },
  { operation: 'setClock', query: inWorld, body: { mode: '60x' }, answer: { mode: '60x' } },
  {
    operation: 'listCredits',
    query: { ...inWorld, provider: 'creatify' },
    answer: { credits: [{ provider: 'creatify', account: 'default', balance: 1000 }] },
  },
  {
    operation: 'setCredits',
    query: inWorld,
    body: { provider: 'creatify', balance: 7 },
    answer: { provider: 'creatify', balance: 7 },
  },
  { operation: 'listWebhooks', query: inWorld, answer: { webhooks: [], total: 0 } },
  {
    operation: 'awaitWebhook',
    query: { ...inWorld, timeout: '1ms' },
    answer: { webhook: null },
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { by: '6h' },
    answer: {
      now: '2026-01-01T06:00:00.000Z',
      fired: [
        { kind: 'task.status', id: 'ID' },
        { kind: 'task.status', id: 'ID', status: 'SUCCESS' },
      ],
    },
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { to: '2026-01-01T00:00:00.5+00:00' },
    answer: { now: '2026-01-01T00:00:00.500Z', fired: [] },
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { next: true },
    answer: { fired: [{ status: 'PROCESSING' }] },
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { until: 'ID' },
    answer: { fired: [{}, { status: 'SUCCESS' }] },
  },
  {
    operation: 'listWorlds',
    answer: {
      worlds: expect.arrayContaining([
        expect.objectContaining({ name: 'WORLD', credential: 'demo.WORLD' }),
      ]),
    },
  },
  {
    operation: 'openWorld',
    body: {
      name: 'WORLD-more',
      clock: '10x',
      start: '2030-01-01T00:00:00Z',
      seed: 's',
      progress: 'polls',
    },
    answer: {
      name: 'WORLD-more',
      seed: 's',
      progress: 'polls',
      credential: 'demo.WORLD-more',
      environment: { TIKTOK_ACCESS_TOKEN: 'demo.WORLD-more' },
    },
  },
  { operation: 'dropWorld', params: { name: 'WORLD' }, answer: { dropped: 1 } },
  {
    operation: 'listTasks',
    query: inWorld,
    answer: {
      total: 1,
      page: 1,
      pageSize: 100,
      tasks: [
        {
          id: 'ID',
          provider: 'tiktok',
          operation: 'createVideoTask',
          kind: 'AVATAR_PRODUCT',
          status: 'SUBMITTED',
          ended: false,
          held: false,
          plan: [{ status: 'SUBMITTED' }, { status: 'PROCESSING' }, { status: 'SUCCESS' }],
        },
      ],
    },
  },
  {
    operation: 'listTasks',
    query: { ...inWorld, page: '2', pageSize: '1' },
    answer: { total: 1, tasks: [] },
  },
  { operation: 'getTask', query: inWorld, answer: { id: 'ID', status: 'SUBMITTED' } },
  { operation: 'stepTask', query: inWorld, answer: { id: 'ID', status: 'PROCESSING' } },
  { operation: 'finishTask', query: inWorld, answer: { id: 'ID', status: 'SUCCESS', ended: true } },
  { operation: 'failTask', query: inWorld, answer: { id: 'ID', status: 'FAILED', ended: true } },
  {
    operation: 'holdTask',
    query: inWorld,
    answer: {
      id: 'ID',
      status: 'SUBMITTED',
      held: true,
      plan: [{ at: expect.any(String) }, { at: null }, { at: null }],
    },
  },
  { operation: 'listFates', query: inWorld, answer: { fates: [{ fate: 'fail', times: 2 }] } },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', fate: 'stuck', account: 'me', operation: 'createVideoTask' },
    answer: { id: 'fate-2', fate: 'stuck', times: 1 },
  },
  { operation: 'dropFates', query: inWorld, answer: { dropped: 1 } },
  { operation: 'dropFates', query: { ...inWorld, id: 'fate-1' }, answer: { dropped: 1 } },
  {
    operation: 'armFault',
    query: inWorld,
    body: { provider: 'creatify', operation: 'createLink', nth: 2, fault: { kind: 'reset' } },
    answer: { id: 'fault-2', nth: 2, calls: 0, strikes: 0, fault: { when: 'beforeHeaders' } },
  },
  { operation: 'listFaults', query: inWorld, answer: { faults: [{ id: 'fault-1' }] } },
  { operation: 'dropFaults', query: inWorld, answer: { dropped: 1 } },
  {
    operation: 'getApp',
    params: { app: 'any' },
    query: inWorld,
    answer: {
      app: 'any',
      grants: { tiktok: { allowlisted: true, avatar: true, permission: true } },
    },
  },
  {
    operation: 'setApp',
    params: { app: 'any' },
    query: inWorld,
    body: { avatar: false },
    answer: { grants: { tiktok: { avatar: false, allowlisted: true } } },
  },
  {
    operation: 'setApp',
    params: { app: 'any' },
    query: { ...inWorld, provider: 'tiktok' },
    body: {},
    answer: { app: 'any' },
  },
  {
    operation: 'listQuotas',
    query: inWorld,
    answer: {
      quotas: expect.arrayContaining([
        expect.objectContaining({
          operation: 'createVideoTask',
          used: 1,
          limit: 20,
          windowMs: 60_000,
          app: 'default',
        }),
      ]),
    },
  },
  {
    operation: 'listQuotas',
    query: { ...inWorld, app: 'other' },
    answer: {
      quotas: expect.arrayContaining([
        expect.objectContaining({ operation: 'createVideoTask', used: 0, app: 'other' }),
      ]),
    },
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'createVideoTask', limit: 7 },
    answer: { limit: 7, windowMs: 60_000, used: 1 },
  },
  {
    operation: 'listRequests',
    query: {
      ...inWorld,
      operation: 'createVideoTask',
      refused: 'false',
      status: '200',
      code: '0',
      app: 'default',
      account: 'default',
      provider: 'tiktok',
      since: '2026-01-01T00:00:00Z',
      page: '1',
      pageSize: '5',
    },
    answer: { total: 1, requests: [{ id: 'req-000001' }] },
  },
  {
    operation: 'getRequest',
    params: { id: 'req-000001' },
    query: inWorld,
    answer: { id: 'req-000001', response: { code: 0 } },
  },
  {
    operation: 'listRequests',
    query: { ...inWorld, format: 'json' },
    answer: { total: 1, requests: [{ id: 'req-000001' }] },
  },
  {
    operation: 'listUnread',
    query: { ...inWorld, provider: 'tiktok', operation: 'listVideos' },
    answer: { unread: [], more: 0, judged: 1, forgotten: 0 },
  },
  {
    operation: 'listFindings',
    query: { ...inWorld, severity: 'warning', provider: 'tiktok', rule: 'poll/too-fast' },
    answer: { findings: [], judged: 1, forgotten: 0 },
  },
  { operation: 'reset', query: inWorld, answer: { now: '2026-01-01T00:00:00.000Z' } },
  {
    operation: 'takeSnapshot',
    query: inWorld,
    answer: { format: 'backlot-snapshot', version: 1, worlds: [{ name: 'WORLD' }] },
  },
  {
    operation: 'plantFixture',
    query: inWorld,
    body: { tiktok: [{ account: 'me', uploads: [{ as: 'kettle' }] }] },
    answer: { planted: [{ provider: 'tiktok', account: 'me', kind: 'upload', as: 'kettle' }] },
  },
  {
    operation: 'restoreSnapshot',
    query: inWorld,
    body: emptySnapshot,
    answer: { now: '2030-01-01T00:00:00.000Z' },
  },
  { operation: 'getHealth', answer: { status: 'ok' } },
  { operation: 'getReady', answer: { status: 'ok' } },
  { operation: 'getDocument', answer: { openapi: '3.1.0' } },
  {
    operation: 'getCoverage',
    query: { provider: 'tiktok' },
    answer: { providers: [{ provider: 'tiktok', cases: expect.any(Number) }] },
  },
  {
    operation: 'getProviderDocument',
    params: { document: 'tiktok.json' },
    answer: { openapi: '3.1.0' },
  },
]

async function worldNames(): Promise<string[]> {
  const { worlds } = await stand.control<{ worlds: { name: string }[] }>('GET', '/worlds')
  return worlds.map(({ name }) => name)
}

/** A world with a task and a waiting fate in it. */
async function furnished(): Promise<{ world: string; id: string }> {
  const world = await stand.freshWorld()
  const [id = ''] = await newTask(world)
  await stand.control('POST', `/faults?world=${world}`, { nth: 99, fault: { kind: 'reset' } })
  await stand.control('POST', `/fates?world=${world}`, {
    provider: 'tiktok',
    fate: 'fail',
    times: 2,
  })
  return { world, id }
}

describe('the control plane', () => {
  it.each(good)('answers $operation $body $query', async ({ answer, ...asked }) => {
    const { world, id } = await furnished()
    const reply = await ask(asked, world, id)
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

/** Bad calls, their status, what the problem names, and what it lists as right. */
const bad: readonly (Asked & {
  readonly status: number
  readonly says: RegExp
  readonly allowed?: unknown
})[] = [
  {
    operation: 'setClock',
    query: inWorld,
    body: {},
    status: 400,
    says: /mode/,
    allowed: ['world', 'mode'],
  },
  { operation: 'setClock', query: inWorld, body: { mode: 'fast' }, status: 400, says: /mode/ },
  { operation: 'setClock', query: inWorld, body: { mode: 7 }, status: 400, says: /mode/ },
  { operation: 'setClock', query: inWorld, body: { mode: '0x' }, status: 400, says: /mode/ },
  {
    operation: 'setClock',
    query: inWorld,
    body: { mode: `${'9'.repeat(400)}x` },
    status: 400,
    says: /mode/,
  },
  {
    operation: 'setClock',
    query: inWorld,
    body: { mood: 'real' },
    status: 400,
    says: /mood/,
    allowed: ['world', 'mode'],
  },
  { operation: 'setClock', query: inWorld, body: { mode: 'real', x: 1 }, status: 400, says: /"x"/ },
  { operation: 'setClock', query: inWorld, body: [], status: 400, says: /body/ },
  { operation: 'setClock', query: inWorld, body: '{', status: 400, says: /no JSON/ },
  { operation: 'setClock', query: inWorld, status: 400, says: /no JSON/ },
  {
    operation: 'setClock',
    query: inWorld,
    body: { mode: 'real\u0000' },
    status: 400,
    says: /mode/,
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: {},
    status: 400,
    says: /by, to, next or until/,
    allowed: ['world', 'by', 'to', 'next', 'until'],
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { by: '1h', to: '2030-01-01T00:00:00Z' },
    status: 400,
    says: /one of by, to, next or until/,
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { bye: '1h' },
    status: 400,
    says: /"bye".*did you mean "by"/,
    allowed: ['world', 'by', 'to', 'next', 'until'],
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { by: 'five minutes' },
    status: 400,
    says: /by.*five minutes/,
    allowed: ['45s', '1h30m', '1d', 'PT6H'],
  },
  { operation: 'advanceClock', query: inWorld, body: { by: 5 }, status: 400, says: /by/ },
  { operation: 'advanceClock', query: inWorld, body: { by: '-5s' }, status: 400, says: /by/ },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { by: '9999999999d' },
    status: 400,
    says: /9999/,
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { by: `${'9'.repeat(400)}d` },
    status: 400,
    says: /9999/,
  },
  { operation: 'advanceClock', query: inWorld, body: { to: 'tomorrow' }, status: 400, says: /to/ },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { to: '2026-01-01' },
    status: 400,
    says: /to/,
  },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { to: '2025-12-31T23:59:59Z' },
    status: 409,
    says: /never goes back/,
  },
  { operation: 'advanceClock', query: inWorld, body: { next: false }, status: 400, says: /next/ },
  {
    operation: 'advanceClock',
    query: inWorld,
    body: { until: 'nobody' },
    status: 409,
    says: /nobody/,
  },
  { operation: 'advanceClock', query: inWorld, body: { until: 7 }, status: 400, says: /until/ },
  { operation: 'openWorld', body: { name: 'WORLD' }, status: 409, says: /open already/ },
  {
    operation: 'openWorld',
    body: {},
    status: 400,
    says: /name/,
    allowed: ['name', 'clock', 'start', 'seed', 'progress', 'strict'],
  },
  { operation: 'openWorld', body: { name: 'a b' }, status: 400, says: /name/ },
  { operation: 'openWorld', body: { name: 'a'.repeat(65) }, status: 400, says: /name/ },
  { operation: 'openWorld', body: { name: 'x', clock: 'slow' }, status: 400, says: /clock/ },
  { operation: 'openWorld', body: { name: 'x', start: 'now' }, status: 400, says: /start/ },
  { operation: 'openWorld', body: { name: 'x', progress: 'magic' }, status: 400, says: /progress/ },
  {
    operation: 'openWorld',
    body: { name: 'x', sede: 's' },
    status: 400,
    says: /"sede"; did you mean "seed"/,
  },
  {
    operation: 'dropWorld',
    params: { name: 'nowhere' },
    status: 404,
    says: /nowhere/,
    allowed: expect.arrayContaining(['default']),
  },
  { operation: 'dropWorld', params: { name: 'a%20b' }, status: 400, says: /name/ },
  {
    operation: 'listTasks',
    query: { ...inWorld, page: '0' },
    status: 400,
    says: /page/,
    allowed: ['world', 'page', 'pageSize'],
  },
  { operation: 'listTasks', query: { ...inWorld, page: 'one' }, status: 400, says: /page/ },
  {
    operation: 'listTasks',
    query: { ...inWorld, pageSize: '1001' },
    status: 400,
    says: /pageSize/,
  },
  {
    operation: 'listTasks',
    query: { ...inWorld, page_size: '1' },
    status: 400,
    says: /"page_size"; did you mean "pageSize"/,
  },
  { operation: 'getTask', params: { id: 'nobody' }, query: inWorld, status: 404, says: /nobody/ },
  { operation: 'getTask', params: { id: '%00' }, query: inWorld, status: 404, says: /no task/ },
  { operation: 'stepTask', params: { id: 'nobody' }, query: inWorld, status: 404, says: /nobody/ },
  {
    operation: 'finishTask',
    query: inWorld,
    body: { now: true },
    status: 400,
    says: /takes no body/,
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', fate: 'explode' },
    status: 400,
    says: /explode/,
    allowed: expect.arrayContaining(['fail', 'slow', 'stuck', 'succeed', 'badRatio']),
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', fate: 'fial' },
    status: 400,
    says: /did you mean "fail"/,
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'uploadVideo', fate: 'stuck' },
    status: 400,
    says: /stuck/,
    allowed: expect.not.arrayContaining(['stuck']),
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'creatVideoTask', fate: 'fail' },
    status: 400,
    says: /did you mean "createVideoTask"/,
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'listVideos', fate: 'fail' },
    status: 400,
    says: /listVideos/,
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'nobody', fate: 'fail' },
    status: 400,
    says: /nobody/,
    allowed: contracts.map(({ id }) => id),
  },
  { operation: 'addFate', query: inWorld, body: { provider: 'tiktok' }, status: 400, says: /fate/ },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', fate: 'fail', times: 0 },
    status: 400,
    says: /times/,
  },
  {
    operation: 'addFate',
    query: inWorld,
    body: { provider: 'tiktok', fate: 'fail', account: 'a b' },
    status: 400,
    says: /account/,
  },
  {
    operation: 'dropFates',
    query: { ...inWorld, id: 'fate-9' },
    status: 404,
    says: /fate-9/,
    allowed: ['fate-1'],
  },
  { operation: 'getApp', params: { app: 'a.b' }, query: inWorld, status: 400, says: /app/ },
  {
    operation: 'setApp',
    params: { app: 'a' },
    query: inWorld,
    body: { avatars: false },
    status: 400,
    says: /avatars/,
    allowed: ['allowlisted', 'avatar', 'permission'],
  },
  {
    operation: 'setApp',
    params: { app: 'a' },
    query: inWorld,
    body: { avatar: 'no' },
    status: 400,
    says: /avatar/,
  },
  {
    operation: 'setApp',
    params: { app: 'a' },
    query: inWorld,
    body: { permission: false, nothing: true },
    status: 400,
    says: /nothing/,
  },
  {
    operation: 'setApp',
    params: { app: 'a' },
    query: inWorld,
    body: [],
    status: 400,
    says: /body/,
  },
  {
    operation: 'setApp',
    params: { app: 'a' },
    query: { ...inWorld, provider: 'nobody' },
    body: {},
    status: 400,
    says: /nobody/,
    allowed: contracts.map(({ id }) => id),
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'createVideoTask', limit: -1 },
    status: 400,
    says: /limit/,
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'createVideoTask', limit: 1.5 },
    status: 400,
    says: /limit/,
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'createVideoTask', windowMs: 0 },
    status: 400,
    says: /windowMs/,
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'nothing', limit: 1 },
    status: 400,
    says: /nothing/,
    allowed: expect.arrayContaining(['listVideos']),
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'nobody', operation: 'x', limit: 1 },
    status: 400,
    says: /nobody/,
  },
  {
    operation: 'setQuota',
    query: inWorld,
    body: { provider: 'tiktok', operation: 'createVideoTask', used: 0 },
    status: 400,
    says: /"used"/,
  },
  {
    operation: 'listRequests',
    query: { ...inWorld, refused: 'maybe' },
    status: 400,
    says: /refused/,
  },
  { operation: 'listRequests', query: { ...inWorld, since: 'today' }, status: 400, says: /since/ },
  { operation: 'listRequests', query: { ...inWorld, status: 'ok' }, status: 400, says: /status/ },
  {
    operation: 'listRequests',
    query: { ...inWorld, operations: 'x' },
    status: 400,
    says: /"operations"; did you mean "operation"/,
  },
  { operation: 'getRequest', params: { id: 'req-9' }, query: inWorld, status: 404, says: /req-9/ },
  { operation: 'reset', query: inWorld, body: { hard: true }, status: 400, says: /takes no body/ },
  { operation: 'listWorlds', query: { world: 'WORLD' }, status: 400, says: /"world"/ },
  {
    operation: 'listFindings',
    query: { ...inWorld, rule: 'poll/to-fast' },
    status: 400,
    says: /no rule "poll\/to-fast"; did you mean "poll\/too-fast"/,
  },
  {
    operation: 'listFindings',
    query: { ...inWorld, severity: 'fatal' },
    status: 400,
    says: /severity.*note.*warning.*error/,
  },
  {
    operation: 'listFindings',
    query: { ...inWorld, scope: 'all' },
    status: 400,
    says: /world.*scope=all/,
  },
  ...['listFindings', 'listUnread', 'listRequests', 'listWebhooks', 'awaitWebhook'].map(
    (operation) => ({
      operation,
      query: { ...inWorld, provider: 'tik-tok' },
      status: 400,
      says: /no provider "tik-tok"; did you mean "tiktok"/,
      allowed: expect.arrayContaining(['tiktok', 'creatify', 'aitoearn']),
    }),
  ),
  ...['listUnread', 'listRequests', 'listWebhooks', 'awaitWebhook'].map((operation) => ({
    operation,
    query: { ...inWorld, provider: 'tiktok', operation: 'createLink' },
    status: 400,
    says: /no operation "createLink"/,
    allowed: expect.arrayContaining(['createVideoTask']),
  })),
  { operation: 'getHealth', query: { verbose: '1' }, status: 400, says: /"verbose"/ },
]

describe('a bad call of the control plane', () => {
  it.each(bad)(
    '$operation $params $query $body is a problem that changes nothing',
    async ({ status, says, allowed, ...asked }) => {
      const { world, id } = await furnished()
      const before = [await stateOf(stand, world), await worldNames()]
      const reply = await ask(asked, world, id)
      expect(reply.status, reply.text).toBe(status)
      expect(reply.type).toBe('application/problem+json')
      const told = problem.parse(JSON.parse(reply.text))
      expect(told).toMatchObject({
        status,
        type: 'about:blank',
        detail: expect.stringMatching(says),
      })
      if (allowed !== undefined) expect(told.allowed).toEqual(allowed)
      expect([await stateOf(stand, world), await worldNames()]).toEqual(before)
    },
  )

  const worldly = controlContract.endpoints.filter(
    ({ request: { query } }) => query && 'world' in query.shape,
  )

  it.each(worldly.map(({ id }) => id))('%s of an unknown world opens none', async (operation) => {
    const asked: Asked = good.find((one) => one.operation === operation) ?? { operation }
    const reply = await ask({ ...asked, query: { ...asked.query, world: 'nowhere' } }, 'nowhere')
    expect([reply.status, reply.type]).toEqual([404, 'application/problem+json'])
    const told = JSON.parse(reply.text)
    expect(told.detail).toMatch(/no world "nowhere"/)
    expect(told.allowed).toContain('default')
    expect(await worldNames()).not.toContain('nowhere')
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
    const { world } = await furnished()
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

describe('a task moved by hand', () => {
  const move = async (world: string, id: string, hand: string) =>
    request(stand.url).post(`/_backlot/tasks/${id}/${hand}?world=${world}`)
  const seen = async (world: string, id: string): Promise<string | undefined> => {
    const reply = await request(stand.url)
      .get(tasksTarget([id], 'AVATAR_PRODUCT'))
      .set('Access-Token', `demo.${world}`)
    return reply.body.data.list[0]?.status
  }

  it('is seen so at once by its own API, and cannot be moved once it has ended', async () => {
    const world = await stand.freshWorld()
    const [a = '', b = '', c = ''] = await newTask(world, 3)
    await move(world, a, 'step')
    expect(await seen(world, a)).toBe('PROCESSING')
    await move(world, a, 'step')
    expect(await seen(world, a)).toBe('SUCCESS')
    await move(world, b, 'fail')
    expect(await seen(world, b)).toBe('FAILED')
    await move(world, c, 'hold')
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '30d' })
    expect(await seen(world, c)).toBe('SUBMITTED')
    await move(world, c, 'finish')
    expect(await seen(world, c)).toBe('SUCCESS')
    for (const id of [a, b, c])
      for (const hand of ['step', 'finish', 'fail', 'hold']) {
        const reply = await move(world, id, hand)
        expect([reply.status, reply.type]).toEqual([409, 'application/problem+json'])
        expect(JSON.parse(reply.text).detail).toMatch(/has ended with (SUCCESS|FAILED)/)
      }
  })

  it('is one of its own world only', async () => {
    const [one, two] = [await stand.freshWorld(), await stand.freshWorld()]
    const [id = ''] = await newTask(one)
    expect((await move(two, id, 'finish')).status).toBe(404)
    expect(await seen(one, id)).toBe('SUBMITTED')
  })
})

describe('a reset', () => {
  it('leaves nothing of what was: tasks, quotas, fates, grants, rules, journal, time', async () => {
    const world = await stand.freshWorld({ seed: 'same' })
    const fresh = await everything(world)
    await newTask(world, 5)
    await request(stand.url)
      .post(paths.createImageAnimationTask)
      .set('Access-Token', `demo.${world}`)
      .send(animation)
    await stand.control('POST', `/fates?world=${world}`, { provider: 'tiktok', fate: 'fail' })
    await stand.control('PUT', `/apps/default?world=${world}`, { avatar: false })
    await stand.control('PUT', `/quotas?world=${world}`, {
      provider: 'tiktok',
      operation: 'listVideos',
      limit: 3,
    })
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1d' })
    await stand.control('PUT', `/clock?world=${world}`, { mode: 'real' })
    expect(await everything(world)).not.toEqual(fresh)
    await stand.control('POST', `/reset?world=${world}`)
    expect(await everything(world)).toEqual(fresh)
  })

  const everything = async (world: string): Promise<unknown> => [
    await stateOf(stand, world),
    await stand.control('GET', `/quotas?world=${world}`),
    await stand.control('GET', `/requests?world=${world}`),
    await worldNames(),
  ]
})

describe('the journal', () => {
  it('says by name what a call wants that is not emulated, in a list or alone', async () => {
    const world = await stand.freshWorld()
    const { product_video_info } = avatarRemix
    for (const body of [
      { ...avatarRemix, aigc_video_type: 'TRYON' },
      { ...avatarRemix, product_video_info: { ...product_video_info, voice_id: '7' } },
      avatarRemix,
    ])
      await request(stand.url)
        .post(paths.createVideoTask)
        .set('Access-Token', `demo.${world}`)
        .send(body)
    const { requests } = await stand.control<{
      requests: { id: string; notEmulated?: string[] }[]
    }>('GET', `/requests?world=${world}`)
    expect(requests.map(({ notEmulated }) => notEmulated)).toEqual([
      undefined,
      ['voice_id is not emulated: ignored, as any unknown field'],
      ['TRYON is not emulated: code 40002, as any value outside the enum'],
    ])
    const { id = '' } = requests[1] ?? {}
    expect(await stand.control('GET', `/requests/${id}?world=${world}`)).toMatchObject({
      notEmulated: [expect.stringMatching(/^voice_id /)],
    })
  })
})

describe('quotas', () => {
  const calls = async (credential: string): Promise<number> => {
    const headers = { 'X-API-ID': credential, 'X-API-KEY': credential }
    return (await request(stand.url).get('/api/voices/').set(headers)).status
  }
  const ofVoices = async (world: string, account: string) => {
    const { quotas } = await stand.control<{ quotas: { operation: string }[] }>(
      'GET',
      `/quotas?world=${world}&account=${account}`,
    )
    return quotas.find(({ operation }) => operation === 'listVoices')
  }

  it('that are counted per account, all operations together, tell of that account', async () => {
    const world = await stand.freshWorld()
    await calls(`demo.${world}.a.shop`)
    await request(stand.url)
      .get('/api/personas/')
      .set({ 'X-API-ID': `demo.${world}.b.shop`, 'X-API-KEY': `demo.${world}.b.shop` })
    const used = await ofVoices(world, 'shop')
    expect(used).toMatchObject({ account: 'shop', per: 'account', used: 2, bucket: 'requests' })
    expect(used).not.toHaveProperty('app')
    expect(await ofVoices(world, 'other')).toMatchObject({ account: 'other', used: 0 })
  })

  it('that are set hold for every operation of their bucket', async () => {
    const world = await stand.freshWorld()
    const change = { provider: 'creatify', operation: 'listPersonas', limit: 1 }
    await stand.control('PUT', `/quotas?world=${world}`, change)
    expect(await calls(`demo.${world}`)).toBe(200)
    expect(await calls(`demo.${world}`)).toBe(429)
    expect(await ofVoices(world, 'default')).toMatchObject({ limit: 1, used: 1 })
  })
})

describe('grants', () => {
  it('that are taken away refuse the app, in its own world only, until they are given back', async () => {
    const [world, other] = [await stand.freshWorld(), await stand.freshWorld()]
    const code = async (token: string): Promise<number> => {
      const reply = await request(stand.url)
        .post(paths.createVideoTask)
        .set('Access-Token', token)
        .send(avatarRemix)
      return reply.body.code
    }
    for (const [grant, refusal] of [
      ['avatar', 40118],
      ['allowlisted', 40118],
      ['permission', 40001],
    ] as const) {
      await stand.control('PUT', `/apps/a?world=${world}`, { [grant]: false })
      expect(await code(`demo.${world}.a`)).toBe(refusal)
      expect(await code(`demo.${world}.b`)).toBe(0)
      expect(await code(`demo.${other}.a`)).toBe(0)
      await stand.control('PUT', `/apps/a?world=${world}`, { [grant]: true })
      expect(await code(`demo.${world}.a`)).toBe(0)
    }
  })
})
