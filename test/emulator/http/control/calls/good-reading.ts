import { expect } from 'vitest'
import { type GoodCall, inWorld } from '../../../../support/control-desk.ts'
import { emptySnapshot } from '../../../../support/empty-snapshot.ts'

/** Good calls that ask what a world holds and what happened in it, and what they answer. */
export const goodReading: readonly GoodCall[] = [
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
