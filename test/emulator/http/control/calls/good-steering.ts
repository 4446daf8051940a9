import { expect } from 'vitest'
import { type GoodCall, inWorld } from '../../../../support/control-desk.ts'

/** Good calls that steer a world, and what they answer. */
export const goodSteering: readonly GoodCall[] = [
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
]
