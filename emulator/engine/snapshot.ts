import { z } from 'zod'
import { isName } from './credential.ts'
import type { SavedFates } from './fates.ts'
import { savedFaults } from './faults/saved.ts'
import type { SavedLines } from './lines.ts'
import { taskFates } from './plan.ts'
import { SnapshotError, snapshotForm } from './snapshot-form.ts'
import { savedStore } from './store/saved.ts'
import { savedWebhooks } from './webhooks/saved.ts'

const moment = z.number()
const detail = z.record(z.string(), z.unknown())
const [first, ...others] = Object.keys(taskFates)

const task = z.strictObject({
  id: z.string(),
  provider: z.string(),
  operation: z.string(),
  lifecycle: z.string(),
  kind: z.string(),
  app: z.string(),
  account: z.string(),
  bornAt: moment,
  nth: z.int().min(0),
  fate: z.enum([first ?? '', ...others]),
  plan: z.strictObject({
    states: z.array(z.string()).min(1),
    at: z.array(moment).min(1),
    reads: z.array(z.int().min(0)).optional(),
    since: z.int().min(0).optional(),
  }),
  reads: z.int().min(0).optional(),
  mediaLifeMs: z.number().optional(),
  bills: z
    .array(
      z.strictObject({
        id: z.string(),
        amount: z.number(),
        stage: z.int().min(0),
        evenIfFailed: z.literal(true).optional(),
      }),
    )
    .optional(),
  held: z.literal(true).optional(),
  media: z.string().optional(),
  detail: detail.optional(),
})

const thing = z.strictObject({
  id: z.string(),
  provider: z.string(),
  account: z.string(),
  bornAt: moment,
  detail,
})

/** What the documents of each collection look like. */
const documents: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['tasks', task],
  ['things', thing],
])

const rule = z.strictObject({
  limit: z.int().min(0),
  windowMs: z.int().min(1),
  window: z.enum(['sliding', 'fixed']),
  per: z.enum(['app', 'account']),
  penaltyMs: z.int().min(0),
  bucket: z.string().optional(),
  evidence: z.enum(['documented', 'public', 'observed', 'assumed']),
})

const fates = z.strictObject({
  numbered: z.int().min(0),
  waiting: z.array(
    z.strictObject({
      id: z.string(),
      provider: z.string(),
      operation: z.string().optional(),
      account: z.string().optional(),
      fate: z.string(),
      times: z.int().min(1),
    }),
  ),
}) satisfies z.ZodType<SavedFates>

const lines = z.array(
  z.strictObject({
    provider: z.string(),
    operation: z.string(),
    account: z.string(),
    calls: z.int().min(0),
  }),
) satisfies z.ZodType<SavedLines>

/** A world in a snapshot: everything that decides what it will answer, and nothing of who asked. */
const savedWorld = z.strictObject({
  name: z.string().refine(isName, 'must be 1 to 64 letters, digits, `_` or `-`'),
  seed: z.string(),
  clock: z.strictObject({
    mode: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('real') }),
      z.strictObject({ kind: z.literal('scaled'), factor: z.number().gt(0) }),
      z.strictObject({ kind: z.literal('frozen') }),
    ]),
    now: moment,
  }),
  progress: z.enum(['time', 'polls', 'manual']),
  failureRate: z.number().min(0).max(1),
  strict: z.boolean(),
  store: savedStore,
  lines,
  fates,
  faults: savedFaults,
  /** What has been taken from apps, by provider and app. */
  denied: z.array(z.tuple([z.string(), z.array(z.string())])),
  /** Quota rules that were set, by provider and operation. */
  rules: z.array(z.tuple([z.string(), rule])),
  webhooks: savedWebhooks,
})
export type SavedWorld = z.output<typeof savedWorld>

const snapshot = z.strictObject({
  format: z.literal(snapshotForm.format),
  version: z.literal(snapshotForm.version),
  /** The version of Backlot that wrote it; for people. */
  writtenBy: z.string().optional(),
  worlds: z.array(savedWorld).min(1),
})

/** Worlds as plain JSON. */
export type Snapshot = z.output<typeof snapshot>

/** @throws SnapshotError when it is none, naming the first thing that is wrong */
export function readSnapshot(document: unknown): Snapshot {
  const { format, version } = snapshotForm
  const head = z.looseObject({}).safeParse(document)
  if (head.data?.['format'] !== format)
    throw new SnapshotError(head.success ? ['format'] : [], `no snapshot: it must be "${format}"`)
  const found = head.data['version']
  if (found !== version)
    throw new SnapshotError(
      ['version'],
      `version ${JSON.stringify(found)} cannot be read; this Backlot reads ${version}`,
    )
  insist(snapshot, document, [])
  // It has just passed; as it came, for a schema would put its members into another order.
  const { worlds } = document as Snapshot
  for (const [index, { name, store }] of worlds.entries()) {
    const path = ['worlds', index]
    if (worlds.findIndex((one) => one.name === name) !== index)
      throw new SnapshotError([...path, 'name'], `world "${name}" is there twice`)
    for (const [place, collection] of store.collections.entries()) {
      const way = [...path, 'store', 'collections', place]
      const shape = documents.get(collection.name)
      if (!shape) throw new SnapshotError([...way, 'name'], `no collection "${collection.name}"`)
      for (const [row, { document: one }] of collection.rows.entries())
        insist(shape, one, [...way, 'rows', row, 'document'])
    }
  }
  return document as Snapshot
}

/** The world that is meant for a name: the one that bears it, or the only one. */
export function worldIn({ worlds }: Snapshot, name: string): SavedWorld {
  const [only, ...more] = worlds
  const found =
    worlds.find((world) => world.name === name) ?? (more.length === 0 ? only : undefined)
  if (found) return found
  const names = worlds.map((world) => world.name).join(', ')
  throw new SnapshotError(['worlds'], `it holds several worlds, and none is "${name}": ${names}`)
}

function insist(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): void {
  // Code made for these schemas would take longer than one snapshot saves.
  const [issue] = schema.safeParse(value, { jitless: true }).error?.issues ?? []
  if (!issue) return
  const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const reason = key.length > 0 ? 'nothing that a snapshot has' : issue.message
  throw new SnapshotError([...path, ...issue.path, ...key], reason)
}
