import { type BacklotClient, createBacklotClient } from '../../../client/backlot.ts'
import type { Fetch } from '../../../client/transport.ts'
import { type Bench, type Other, Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { credentialOf, defaultName, type Identity } from '../../engine/credential.ts'
import { formatInstant } from '../../engine/instant.ts'
import { type Backlot, createBacklot } from '../../index.ts'
import { benchOf } from './bench.ts'
import { createMailroom, type Mailroom } from './mailroom.ts'
import { type Road, roadInProcess } from './road.ts'
import type { Stage, Target } from './target.ts'

export interface WorldTargetOptions {
  readonly name: string
  readonly road: Road
  /** Answers calls of the control plane; the platform's unless given. */
  readonly fetch?: Fetch | undefined
  /** What the control plane asks for beyond loopback. */
  readonly token?: string | undefined
  /** Begins the name of every world that is opened. */
  readonly prefix: string
  readonly assets?: Bench['assets']
  close?(): Promise<void>
}

/** A target on which worlds can be opened, and their clocks moved. */
export interface WorldTarget extends Target {
  /** The bench of a world that is open. */
  benchIn(contract: Contract, world: string): Bench
}

/** A target with a control plane: every case gets a fresh world whose clock stands still. */
export function createWorldTarget(options: WorldTargetOptions): WorldTarget {
  const { name, road, token, prefix, assets } = options
  const mailroom = createMailroom(road.base)
  const controlOf = (world: string): BacklotClient =>
    createBacklotClient({ baseUrl: road.base, fetch: options.fetch, token, world })
  const benchIn = (contract: Contract, world: string): Bench => {
    const who = { world, app: defaultName, account: defaultName }
    return worldBench({ contract, road, control: controlOf(world), mailroom, assets }, who)
  }
  let worlds = 0
  return {
    name,
    arranges: true,
    live: false,
    benchIn,
    secrets: token === undefined ? [] : [token],
    plan: async (cases) => ({
      order: cases,
      waitMs: 0,
      reasonAgainst: () => undefined,
      priceOf: () => undefined,
    }),
    async open(contract): Promise<Stage> {
      worlds += 1
      const world = `${prefix}-${worlds}`
      const control = controlOf(world)
      // Calls without a credential are stamped by the default world, so that no other time may be told here.
      const { now } = await controlOf(defaultName).getClock()
      const start = formatInstant(Date.parse(now) - (Date.parse(now) % 1000))
      await control.openWorld({ body: { name: world, clock: 'frozen', start, progress: 'time' } })
      return {
        world,
        bench: benchIn(contract, world),
        leave: async () => void (await control.dropWorld({ params: { name: world } })),
      }
    },
    answers: () =>
      controlOf(defaultName)
        .exchange('getHealth', {}, { retry: false })
        .then(
          ({ response }) => response.status === 200,
          () => false,
        ),
    async close() {
      await mailroom.close()
      await options.close?.()
    },
  }
}

/** The emulator in this process, as a target. `backlot` has to live on a clock that stands still. */
export function createEmulatorTarget(
  backlot: Backlot = createBacklot({ clock: 'frozen' }),
): WorldTarget {
  return createWorldTarget({
    name: 'the emulator (in process, frozen clock)',
    road: roadInProcess(backlot.fetch),
    fetch: backlot.fetch,
    prefix: 'case',
    close: backlot.close,
  })
}

const others: Readonly<Record<Other, Pick<Identity, 'app' | 'account'>>> = {
  sameApp: { app: defaultName, account: 'second' },
  otherApp: { app: 'other', account: defaultName },
  otherAccount: { app: 'other', account: 'other' },
}

/** What the benches of a world have in common, whoever looks. */
interface Place {
  readonly contract: Contract
  readonly road: Road
  readonly control: BacklotClient
  readonly mailroom: Mailroom
  readonly assets: Bench['assets']
}

function worldBench(place: Place, who: Identity): Bench {
  const { contract, road, control, mailroom, assets } = place
  const credential = credentialOf(who)
  const credentials = Object.fromEntries(
    contract.credential.headers.map((header) => [header, credential]),
  )
  const provider = contract.id
  return benchOf(contract, road, credentials, {
    as: (other) => worldBench(place, { ...who, ...others[other] }),
    now: async () => Date.parse((await control.getClock()).now),
    async pass(milliseconds) {
      await control.advanceClock({ body: { by: `${milliseconds}ms` } })
    },
    async fate(operation, fate, times = 1) {
      await control.addFate({ body: { provider, operation, fate, times } })
    },
    mailbox: mailroom.open,
    async given(what) {
      const { worlds } = await control.listWorlds()
      const id = worlds.find(({ name }) => name === who.world)?.given[provider]?.[what]
      if (id === undefined) throw new Unreachable(`no account of ${provider} begins with ${what}`)
      return id
    },
    async grant(grants) {
      await control.setApp({ params: { app: who.app }, query: { provider }, body: { ...grants } })
    },
    assets,
  })
}
