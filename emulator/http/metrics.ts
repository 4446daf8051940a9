import type { Registry } from 'prom-client'
import { wall } from '../engine/clock.ts'
import { lists } from '../engine/filing.ts'
import { statusAt } from '../engine/plan.ts'
import type { Tally } from '../engine/tally.ts'
import type { Delivery } from '../engine/webhooks/delivery.ts'
import type { World } from '../engine/world.ts'
import type { Worlds } from '../engine/worlds.ts'
import { version } from '../version.ts'

/** The figures of one backlot, for Prometheus. */
export interface Metrics {
  /** Counts what becomes of the webhooks of a world. */
  opened(world: World): void
  /** All figures as text, in the exposition format of Prometheus. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>
}

/** Figures that nobody has asked for yet; the library is loaded when somebody does. */
export function createMetrics(tally: Tally, worlds: () => Worlds): Metrics {
  const deliveries = new Map<string, number>()
  let registry: Promise<Registry> | undefined
  return {
    opened({ webhooks }) {
      webhooks.listen((delivery) => {
        const key = `${delivery.provider} ${delivery.state}`
        if (isOver(delivery)) deliveries.set(key, (deliveries.get(key) ?? 0) + 1)
      })
    },
    async text() {
      registry ??= registryOf(tally, worlds, deliveries)
      const { contentType, metrics } = await registry.then((made) => ({
        contentType: made.contentType,
        metrics: made.metrics(),
      }))
      return { contentType, body: await metrics }
    },
  }
}

const isOver = ({ state }: Delivery): boolean => state !== 'sending' && state !== 'waiting'

async function registryOf(
  tally: Tally,
  worlds: () => Worlds,
  deliveries: ReadonlyMap<string, number>,
): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const perOperation = ['provider', 'operation', 'status', 'code']
  new Counter({
    name: 'backlot_requests_total',
    help: 'Calls answered, by API, operation, HTTP status and the code inside the answer.',
    labelNames: perOperation,
    registers,
    collect() {
      this.reset()
      for (const { calls, tookMs: _, ...labels } of tally.list()) this.inc(labels, calls)
    },
  })
  new Counter({
    name: 'backlot_request_seconds_total',
    help: 'Real seconds that these calls took to answer.',
    labelNames: perOperation,
    registers,
    collect() {
      this.reset()
      for (const { calls: _, tookMs, ...labels } of tally.list()) this.inc(labels, tookMs / 1000)
    },
  })
  new Counter({
    name: 'backlot_quota_refusals_total',
    help: 'Calls that a quota refused.',
    labelNames: ['provider', 'operation'],
    registers,
    collect() {
      this.reset()
      for (const { calls, ...labels } of tally.refusedByQuota()) this.inc(labels, calls)
    },
  })
  new Counter({
    name: 'backlot_faults_total',
    help: 'Faults that struck calls, by kind.',
    labelNames: ['provider', 'kind'],
    registers,
    collect() {
      this.reset()
      for (const { calls, ...labels } of tally.struck()) this.inc(labels, calls)
    },
  })
  new Counter({
    name: 'backlot_webhook_deliveries_total',
    help: 'Webhooks that came to their end, by outcome.',
    labelNames: ['provider', 'outcome'],
    registers,
    collect() {
      this.reset()
      for (const [key, count] of deliveries) {
        const [provider = '', outcome = ''] = key.split(' ')
        this.inc({ provider, outcome }, count)
      }
    },
  })
  new Gauge({
    name: 'backlot_tasks',
    help: 'Tasks of all open worlds by the state they are in.',
    labelNames: ['provider', 'status'],
    registers,
    async collect() {
      this.reset()
      for (const [provider, statuses] of await tasksByStatus(worlds().list()))
        for (const [status, count] of statuses) this.set({ provider, status }, count)
    },
  })
  new Gauge({
    name: 'backlot_worlds',
    help: 'Worlds that are open.',
    registers,
    collect() {
      this.set(worlds().list().length)
    },
  })
  new Gauge({
    name: 'backlot_internal_errors',
    help: 'Internal errors that the open worlds remember; anything but 0 is a mistake of the emulator.',
    registers,
    collect() {
      this.set(
        worlds()
          .list()
          .reduce((sum, { failures }) => sum + failures.length, 0),
      )
    },
  })
  new Gauge({
    name: 'backlot_info',
    help: 'Always 1; its label tells the version.',
    labelNames: ['version'],
    registers,
    collect() {
      this.set({ version }, 1)
    },
  })
  return registry
}

/** Tasks that are looked at before others may go on. */
const portion = 2000

async function tasksByStatus(worlds: readonly World[]): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  for (const { store, clock } of worlds) {
    const now = clock.now()
    const pageOf = (offset: number) =>
      store.page('tasks', { lists: [lists.all], until: now, offset, limit: portion })
    for (let offset = 0, page = await pageOf(0); page.items.length > 0; ) {
      for (const { provider, plan } of page.items) {
        const statuses = found.get(provider) ?? new Map<string, number>()
        const status = statusAt(plan, now)
        found.set(provider, statuses.set(status, (statuses.get(status) ?? 0) + 1))
      }
      offset += page.items.length
      if (offset >= page.total) break
      await new Promise<void>((resume) => wall.after(0, resume))
      page = await pageOf(offset)
    }
  }
  return found
}
