import { createProviders, environmentOf } from './catalogue.ts'
import { parseMode, wall } from './engine/clock.ts'
import { type Identity, identityOf } from './engine/credential.ts'
import { parseDuration } from './engine/duration.ts'
import { createFiling } from './engine/filing.ts'
import { createObserver, type WorldFinding } from './engine/findings/observation.ts'
import { createMediaLibrary } from './engine/media/library.ts'
import { createOwnFiles } from './engine/media/own-files.ts'
import { serveBytes } from './engine/media/serve.ts'
import { createOutbound } from './engine/outbound/outbound.ts'
import type { Resolve } from './engine/outbound/target.ts'
import type { Parts } from './engine/parts.ts'
import type { Outside } from './engine/provider.ts'
import type { Snapshot } from './engine/snapshot.ts'
import { SnapshotError } from './engine/snapshot-form.ts'
import { createTally } from './engine/tally.ts'
import type { World } from './engine/world.ts'
import { createWorlds } from './engine/worlds.ts'
import { createApp } from './http/app.ts'
import { type Access, accessFor } from './http/guard.ts'
import { fetchBy } from './http/in-process.ts'
import { createLane } from './http/lane.ts'
import { type Listening, type ListenOptions, listen } from './http/listen.ts'
import { createMetrics } from './http/metrics.ts'
import { type Hear, type Heard, heardOf } from './http/watch.ts'
import { type BacklotOptions, type BacklotSettings, settingsOf } from './options.ts'
import { BacklotOptionsError } from './options-error.ts'
import { type Fixture, FixtureError, type Planted, plantFixture } from './seed/fixture.ts'
import { version } from './version.ts'

/** A backlot: every API, on clocks of its own, in this process. */
export interface Backlot {
  /** Answers a request without a socket; drop it in wherever a client takes a `fetch`. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
  /** Base URL once it listens. */
  readonly url: string | undefined
  /** Opens a port; on loopback and a free port unless told otherwise. */
  listen(options?: ListenOptions): Promise<{ readonly url: string; readonly port: number }>
  /** A world, opened now if it was not. */
  world(name?: string): World
  /** The clock of the default world. */
  readonly clock: World['clock']
  readonly settings: BacklotSettings
  /** What clients did wrong, in every world; the setting `findings.eager` sees to it that nothing is missed. */
  findings(): readonly WorldFinding[]
  /** Every world as it is, as plain JSON. */
  snapshot(): Promise<Snapshot>
  /**
   * Opens every world of a snapshot, each in the place of the one of its name; all of them or none.
   * @throws SnapshotError when it is no snapshot of ours
   */
  restore(snapshot: unknown): Promise<void>
  /**
   * Plants what a fixture tells of in a world, and tells the ids of all that was made. A text is read as YAML.
   * @throws FixtureError that names what is wrong and where; then nothing was made
   */
  seed(fixture: string | object, options?: SeedOptions): Promise<readonly Planted[]>
  /** Takes no more calls, and answers those in flight; its worlds can still be looked at. */
  stop(): Promise<void>
  /** Stops, and forgets every world. */
  close(): Promise<void>
}

export interface SeedOptions {
  /** Name of the world; `default` unless told otherwise. */
  readonly world?: string
  /** What the text is called where something is wrong with it. */
  readonly file?: string
  /** Origin of the links that are made; that of this backlot unless told otherwise. */
  readonly origin?: string
}

/** What a backlot tells of while it lives, and what it asks. */
export interface BacklotHooks {
  /** Hears of every call, in every world that is or will be open, once it has been answered; of no credential. */
  readonly onRequest?: Hear
  /** Finds the addresses of hosts that are to be spoken to, in place of the machine's own resolver. */
  readonly resolve?: Resolve
  /** Other parts than its own, for proofs that a defect is noticed. */
  readonly parts?: Parts
}

/**
 * Brings a backlot to life. Nothing listens yet.
 * @throws BacklotOptionsError when an option is unknown or out of range
 */
export function createBacklot(
  options: BacklotOptions = {},
  { onRequest, resolve, parts = {} }: BacklotHooks = {},
): Backlot {
  const settings = settingsOf(options)
  const outside: Outside = ({ allowPublic, allowHosts = [] }) =>
    createOutbound({ policy: { allowPublic, allowHosts }, ...(resolve && { resolve }) })
  const providers = createProviders(settings.providers, outside).map(
    (real) => parts.provider?.(real) ?? real,
  )
  const contracts = providers.map(({ contract }) => contract)
  const byId = new Map(providers.map((provider) => [provider.contract.id, provider]))
  const observer = createObserver({
    contracts,
    gradings: new Map(
      providers.flatMap(({ contract, grading }) => (grading ? [[contract.id, grading]] : [])),
    ),
    eager: settings.findings.eager,
    capacity: settings.journal.entries,
  })
  const tally = createTally()
  const metrics = createMetrics(tally, () => worlds)
  let isStopping = false
  const listenIn = (world: World): void => {
    // A call in flight may open one.
    if (isStopping) hush(world)
    observer.opened(world)
    metrics.opened(world)
    if (onRequest) world.journal.listen((call) => onRequest(heardOf(call), world.name))
  }
  const worlds = createWorlds(
    {
      seed: settings.seed,
      mode: parseMode(settings.clock) ?? { kind: 'real' },
      start: startOf(settings),
      progress: settings.progress,
      failureRate: settings.failureRate,
      strict: settings.strict,
      journal: {
        ...settings.journal,
        tally,
        secretHeaders: contracts.flatMap(({ credential }) => [...credential.headers]),
      },
      collections: createFiling(contracts),
      webhooks: settings.webhooks,
      outbound: outside({ allowPublic: false, allowHosts: settings.webhooks.allowHosts }),
      store: parts.store,
      writtenBy: version,
      idleMs: settings.worldTtl === undefined ? undefined : parseDuration(settings.worldTtl),
      letters: (task, world) => byId.get(task.provider)?.letters?.(task, world) ?? [],
    },
    listenIn,
    observer.closing,
  )
  const own = new Map<string, Identity>(Object.entries(settings.credentials))
  const files = createOwnFiles(settings.media.folder)
  const stage = {
    providers,
    worlds,
    media: createMediaLibrary({ maxBytes: settings.media.cacheBytes }),
    files,
    plant: (world: World, fixture: Fixture, origin: string) =>
      plantFixture({ providers, files }, world, origin, fixture),
    serveBytes: parts.serveBytes?.(serveBytes) ?? serveBytes,
    identify: (credential: string) => own.get(credential) ?? identityOf(credential),
    version,
    environment: environmentOf,
    observer,
    metrics,
    fetch: async (request: Request) => app.fetch(request),
  }

  let listening: Listening | undefined
  let access: Access | undefined
  const app = createApp(stage, { cors: settings.cors, hear: onRequest, access: () => access })
  worlds.open('default')

  const stop = async (): Promise<void> => {
    const closed = listening?.close()
    listening = undefined
    isStopping = true
    worlds.list().forEach(hush)
    await closed
  }

  return {
    settings,
    fetch: fetchBy((request) => app.fetch(request)),
    get url() {
      return listening?.url
    },
    get clock() {
      return worlds.open('default').clock
    },
    world(name = 'default') {
      const world = worlds.open(name)
      world.use.lastAt = wall.elapsed()
      return world
    },
    findings: () => observer.all(worlds.list()).findings,
    async listen(where = {}) {
      if (listening) throw new Error(`this backlot listens on ${listening.url} already`)
      access = accessFor(where.host ?? '127.0.0.1', where.token)
      // What lies beside the app would pass by the headers that another origin waits for.
      const lane = settings.cors ? () => false : createLane(stage)
      listening = await listen(app, lane, settings.patience, where)
      return { url: listening.url, port: listening.port }
    },
    snapshot: worlds.snapshot,
    restore: async (snapshot) => void (await worlds.restore(snapshot)),
    seed(fixture, { world = 'default', file = 'fixture', origin } = {}) {
      const given = typeof fixture === 'string' ? { text: fixture, file } : { value: fixture }
      const at = origin ?? listening?.url ?? 'http://backlot.test'
      return stage.plant(worlds.open(world), given, at)
    },
    stop,
    async close() {
      await stop()
      worlds.close()
    },
  }
}

/** Ends what calls in flight may be waiting for: a webhook's receiver, an event, the end of a fault. */
function hush({ webhooks, events, faults }: World): void {
  webhooks.close()
  events.close()
  faults.close()
}

function startOf({ start }: BacklotSettings): number | undefined {
  if (start === undefined) return undefined
  return start === 'now' ? wall.now() : Date.parse(start)
}

export type { BacklotOptions, BacklotSettings, Heard, ListenOptions, Snapshot, World, WorldFinding }
export { BacklotOptionsError, FixtureError, SnapshotError }
