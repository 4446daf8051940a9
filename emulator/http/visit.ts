import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { type Chance, chanceAt } from '../engine/chance.ts'
import { defaultName, type Identity } from '../engine/credential.ts'
import type { Strike } from '../engine/faults/faults.ts'
import { type Line, lineOf } from '../engine/lines.ts'
import type { Provider, Talk } from '../engine/provider.ts'
import type { World } from '../engine/world.ts'
import { fateFor } from './fate.ts'
import type { Inbound } from './inbound.ts'
import type { Stage } from './stage.ts'

/** One path of an API: which endpoint each verb leads to, and whether the path holds parameters. */
export interface Path {
  readonly endpoints: ReadonlyMap<string, Endpoint>
  readonly hasParameters: boolean
}

/** A body that was parsed, or could not be. */
export type Parsed = { readonly value: unknown } | { readonly error: string }

/** All that one call gathers on its way. A class, because one is made for every call. */
export class Visit implements Talk {
  readonly provider: Provider
  readonly inbound: Inbound
  readonly route: Path | undefined
  readonly endpoint: Endpoint | undefined
  readonly credential: string | undefined
  readonly identity: Identity | undefined
  readonly world: World
  /** When it came; with its body, once that is whole. */
  now: number
  /** Path parameters; as sent until they are checked. */
  params: Readonly<Record<string, string>>
  /** Query and body with defaults filled in, once they are checked. */
  query: unknown
  body: unknown
  unread: readonly string[] = []
  bodyText = ''
  /** How far it has come: the check it is in, once there is one. */
  stage = 'body'
  /** What the quota counted it against. */
  counted: string | undefined = undefined
  /** Whether the body came as a form: everything in it is text. */
  isForm = false
  /** What goes wrong with it. */
  readonly strikes: readonly Strike[]
  readonly #line: Line
  readonly #nth: number
  #parsed: Parsed | undefined
  #chance: Chance | undefined

  constructor(
    stage: Stage,
    provider: Provider,
    inbound: Inbound,
    route: Path | undefined,
    params: Readonly<Record<string, string>>,
  ) {
    this.provider = provider
    this.inbound = inbound
    this.route = route
    this.params = params
    this.endpoint = route?.endpoints.get(inbound.method)
    this.credential = provider.credential((name) => inbound.header(name))
    this.identity =
      this.credential === undefined ? guestOf(this.endpoint) : stage.identify(this.credential)
    this.world = stage.worlds.open(this.identity?.world ?? defaultName)
    this.now = this.world.clock.now()
    this.#line = lineOf(
      this.world,
      provider.contract.id,
      this.identity?.account ?? '-',
      this.endpoint?.id ?? '-',
    )
    this.#line.count += 1
    this.#nth = this.#line.count
    this.strikes = this.world.faults.armed ? strikesOn(this, this.#nth) : noStrikes
  }

  get method(): string {
    return this.inbound.method
  }

  get path(): string {
    return this.inbound.path
  }

  get queryText(): string {
    return this.inbound.query
  }

  get origin(): string {
    return this.inbound.origin
  }

  get chance(): Chance {
    this.#chance ??= chanceAt(this.#line.calls, this.#nth)
    return this.#chance
  }

  /** The body as JSON, parsed once. */
  get parsed(): Parsed {
    this.#parsed ??= this.#parse()
    return this.#parsed
  }

  set parsed(parsed: Parsed) {
    this.#parsed = parsed
  }

  #parse(): Parsed {
    if (this.inbound.isGarbled) return { error: 'it is not UTF-8' }
    if (this.bodyText === '' && this.provider.contract.emptyBody === 'object') return { value: {} }
    return parse(this.bodyText)
  }

  header(name: string): string | undefined {
    return this.inbound.header(name)
  }

  fate(usual: 'succeed' | 'fail' = 'succeed'): string {
    return fateFor(this, usual)
  }
}

const noStrikes: readonly Strike[] = []

function strikesOn(
  { world, provider, endpoint, identity, now }: Visit,
  nth: number,
): readonly Strike[] {
  if (!endpoint || !identity) return noStrikes
  const { id } = provider.contract
  const { account } = identity
  return world.faults.strike({ provider: id, operation: endpoint.id, account, nth, now })
}

/** Who calls without a credential, where that is welcome. */
const guest: Identity = { world: defaultName, app: '-', account: '-' }

const guestOf = (endpoint: Endpoint | undefined): Identity | undefined =>
  endpoint?.credential === 'optional' ? guest : undefined

function parse(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
