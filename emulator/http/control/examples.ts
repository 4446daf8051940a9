import type { Examples } from '../../../contracts/kit/example.ts'
import { snapshotForm } from '../../engine/snapshot-form.ts'
import { fixtureExample, plantedExample } from '../../seed/example.ts'

const morning = '2026-01-01T00:00:00.000Z'
const clock = { now: morning, mode: 'frozen', next: '2026-01-01T00:00:06.568Z' }

/** A world in which nothing has happened. */
const snapshot = {
  ...snapshotForm,
  worlds: [
    {
      name: 'default',
      seed: 'backlot',
      clock: { mode: { kind: 'frozen' }, now: Date.parse(morning) },
      progress: 'time',
      failureRate: 0,
      strict: false,
      store: {
        inserted: 0,
        collections: [
          { name: 'tasks', rows: [] },
          { name: 'things', rows: [] },
        ],
        tallies: [],
        quotas: [],
        ledgers: [],
      },
      lines: [],
      fates: { numbered: 0, waiting: [] },
      faults: { numbered: 0, armed: [], struck: [] },
      denied: [],
      rules: [],
      webhooks: { posted: 0, count: 0, deliveries: [], begun: [], ahead: [] },
    },
  ],
}

/** Calls of the control plane that mean the same whatever API is played. */
export const controlExamples: Examples = {
  getClock: { read: { summary: 'A clock that stands still', input: {}, reply: clock } },
  setClock: {
    freeze: { summary: 'Stop the clock', input: { body: { mode: 'frozen' } }, reply: clock },
    hurry: {
      summary: 'Let it run sixty times as fast',
      input: { query: { world: 'checkout' }, body: { mode: '60x' } },
      reply: { ...clock, mode: '60x' },
    },
  },
  advanceClock: {
    by: {
      summary: 'Let six hours pass in which nothing happens',
      input: { body: { by: 'PT6H' } },
      reply: { now: '2026-01-01T06:00:00.000Z', fired: [] },
    },
    until: {
      summary: 'Go on until a task has ended',
      input: { body: { until: '7590176157456084415' } },
      reply: {
        now: '2026-01-01T00:00:40.277Z',
        fired: [
          {
            at: '2026-01-01T00:00:40.277Z',
            kind: 'task.status',
            id: '7590176157456084415',
            status: 'SUCCESS',
          },
        ],
      },
    },
  },
  dropWorld: {
    drop: {
      summary: 'Drop a world after a test',
      input: { params: { name: 'checkout' } },
      reply: { dropped: 1 },
    },
    unknown: {
      summary: 'There is no such world',
      input: { params: { name: 'chekout' } },
      status: 404,
      reply: {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: 'there is no world "chekout"',
      },
    },
  },
  reset: {
    reset: {
      summary: 'Begin again',
      input: { query: { world: 'checkout' } },
      reply: { now: morning },
    },
  },
  takeSnapshot: {
    take: { summary: 'A world in which nothing has happened', input: {}, reply: snapshot },
  },
  restoreSnapshot: {
    restore: {
      summary: 'Begin where a snapshot was taken, in another world',
      input: { query: { world: 'checkout' }, body: snapshot },
      reply: { now: morning },
    },
    mismatch: {
      summary: 'A snapshot of another form is refused, and changes nothing',
      input: { body: { ...snapshot, version: 2 } },
      status: 400,
      reply: {
        type: 'about:blank',
        title: 'Bad snapshot',
        status: 400,
        detail: 'version: version 2 cannot be read; this Backlot reads 1',
        path: 'version',
      },
    },
  },
  plantFixture: {
    plant: {
      summary: 'Begin with a task that has ended and a link that was read',
      input: { body: fixtureExample },
      reply: { planted: plantedExample },
    },
  },
}
