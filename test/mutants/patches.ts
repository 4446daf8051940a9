import type {
  Call,
  GeneralRefusal,
  MediaAnswer,
  Outcome,
  Provider,
  Refusal,
  Reply,
  Talk,
} from '../../emulator/engine/provider.ts'
import type { Store } from '../../emulator/engine/store/store.ts'
import type { Task } from '../../emulator/engine/task.ts'
import type { Letter } from '../../emulator/engine/webhooks/letter.ts'
import type { Kept, World } from '../../emulator/engine/world.ts'
import { inProvider, type Mutant } from './mutant.ts'

/** The small patches that defects are made of. Each calls `reached` when it takes effect. */

type Patch = Mutant['parts']
type Tell = () => void

/** Another outcome of an operation. */
export const outcome = (
  api: string,
  operation: string,
  change: (run: () => Promise<Outcome<Refusal>>, call: Call) => Promise<Outcome<Refusal>>,
): Patch =>
  inProvider(api, (real, reached) => {
    const found = real.operations[operation]
    if (!found) throw new RangeError(`${api} plays no ${operation}`)
    const run = (call: Call): Promise<Outcome<Refusal>> => {
      reached()
      return change(() => found.run(call), call)
    }
    return { ...real, operations: { ...real.operations, [operation]: { ...found, run } } }
  })

/** Another call than the one that was made reaches an operation. */
export const call = (api: string, operation: string, change: (call: Call) => object): Patch =>
  inProvider(api, (real, reached) => {
    const found = real.operations[operation]
    if (!found) throw new RangeError(`${api} plays no ${operation}`)
    return {
      ...real,
      operations: {
        ...real.operations,
        [operation]: {
          ...found,
          run(given) {
            reached()
            return found.run(differing(given, change(given)))
          },
        },
      },
    }
  })

/** Another reply to what worked, of one operation or of all. */
export const success = (
  api: string,
  operation: string | undefined,
  change: (reply: Reply, talk: Talk) => Partial<Reply>,
): Patch =>
  inProvider(api, (real, reached) => ({
    ...real,
    succeed(json, talk) {
      const reply = real.succeed(json, talk)
      if (operation !== undefined && talk.endpoint?.id !== operation) return reply
      return altered(reply, change(reply, talk), reached)
    },
  }))

/** Another reply to what was refused for a reason of this kind. */
export const refusal = (
  api: string,
  kind: string | undefined,
  change: (reply: Reply, talk: Talk, refusal: GeneralRefusal | Refusal) => Partial<Reply>,
): Patch =>
  inProvider(api, (real, reached) => ({
    ...real,
    refuse(refused, talk) {
      const reply = real.refuse(refused, talk)
      if (kind !== undefined && refused.kind !== kind) return reply
      return altered(reply, change(reply, talk, refused), reached)
    },
  }))

function altered(reply: Reply, change: Partial<Reply>, reached: Tell): Reply {
  const changed = { ...reply, ...change }
  if (JSON.stringify(changed) !== JSON.stringify(reply)) reached()
  return changed
}

/** Other bytes behind a URL, or none, or some where there should be none. */
export const media = (
  api: string,
  change: (find: (target: string) => Promise<MediaAnswer>, target: string) => Promise<MediaAnswer>,
): Patch =>
  inProvider(api, (real, reached) => ({
    ...real,
    media: real.media.map((route) => ({
      ...route,
      async locate(target, world) {
        reached()
        return change((other) => route.locate(other, world), target)
      },
    })),
  }))

/** Other webhooks about a task. */
export const letters = (
  api: string,
  change: (letters: readonly Letter[], task: Task, world: World) => readonly Letter[],
): Patch =>
  inProvider(api, (real, reached) => ({
    ...real,
    letters(task, world) {
      const sent = real.letters?.(task, world) ?? []
      if (sent.length > 0) reached()
      return change(sent, task, world)
    },
  }))

/** A store that does something differently. */
export const store =
  (change: (real: Store<Kept>, reached: Tell) => Partial<Store<Kept>>): Patch =>
  (reached) => ({ store: (real) => ({ ...real, ...change(real, reached) }) })

/** A store in which tasks are not what they were when they were made. */
export const tasks = (change: (task: Task) => Task): Patch =>
  store((real, reached) => ({
    insert(collection, document) {
      if (!isTask(document)) return real.insert(collection, document)
      reached()
      // What comes of a task is one.
      return real.insert(collection, change(document) as typeof document)
    },
  }))

/** A store out of which tasks come as something else. */
export const reads = (change: (task: Task) => Task): Patch =>
  store((real, reached) => {
    const seen = <D>(document: D): D => {
      if (!isTask(document)) return document
      reached()
      // What comes of a task is one.
      return change(document) as D
    }
    return {
      get: async (...args) => seen(await real.get(...args)),
      async page(...args) {
        const { items, total } = await real.page(...args)
        return { items: items.map(seen), total }
      },
    }
  })

const isTask = (document: unknown): document is Task & object =>
  typeof document === 'object' && document !== null && 'plan' in document

/** A provider that differs in some members. */
export const member = (
  api: string,
  change: (real: Provider, reached: Tell) => Partial<Provider>,
): Patch => inProvider(api, (real, reached) => ({ ...real, ...change(real, reached) }))

/** A call that differs in some members. Its class keeps secrets, so what is asked of the rest is asked of itself. */
const differing = (given: Call, changes: object): Call =>
  new Proxy(given, {
    get(target, name) {
      if (Object.hasOwn(changes, name)) return Reflect.get(changes, name)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
