import { createBacklotClient } from '../../../client/backlot.ts'
import { isCallError } from '../../../client/errors.ts'
import { contracts } from '../../../contracts/index.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import { Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { charging } from '../../catalogue.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { handedOut } from '../environment.ts'
import { CannotRunError, UsageError } from '../errors.ts'
import { type Budget, readSpend } from '../spend.ts'
import { type CredentialSources, credentialsFor } from './credentials.ts'
import { ledgerFor } from './ledger.ts'
import { baseOf, type LivePlace, livePlace } from './live.ts'
import { createPlainTarget } from './plain-target.ts'
import { type Road, roadOverSocket } from './road.ts'
import type { Target } from './target.ts'
import { realTime, type Time } from './time.ts'
import { createEmulatorTarget, createWorldTarget } from './world-target.ts'

export interface TargetOptions {
  /** The APIs whose cases were chosen. */
  readonly contracts: readonly Contract[]
  readonly credentials: CredentialSources
  readonly assets?: Bench['assets']
  readonly patienceMs: number
  readonly signal: AbortSignal
  /** What `--spend` says; undefined where it is not given. */
  readonly spend?: readonly string[] | undefined
  /** What to do about an interrupted run. */
  readonly found?: 'resume' | 'fresh' | undefined
  /** Where records of runs are kept. */
  readonly folder: string
  readonly time?: Time | undefined
}

/**
 * The target that the command line names.
 * @throws UsageError when it names none, CannotRunError when it cannot be reached or may not be
 */
export async function findTarget(text: string, options: TargetOptions): Promise<Target> {
  const budget = options.spend && readSpend(options.spend, charging())
  if (text === 'emulator') {
    refusePaying(text, options)
    return createEmulatorTarget()
  }
  if (text === 'live') return liveTarget(options, budget)
  const url = readUrl(text)
  const isLive = (contract: Contract): boolean =>
    contract.liveHosts.some((host) => new URL(host).hostname === url.hostname.replace(/\.$/, ''))
  if (contracts.some(isLive)) {
    const [contract, another] = options.contracts
    if (contract && !another && isLive(contract)) return liveTarget(options, budget, url.href)
    throw new UsageError(`${text} is the real host of one API; verify that one`, [
      `--target live --provider ${contracts.find(isLive)?.id}`,
    ])
  }
  const base = url.origin + url.pathname.replace(/\/$/, '')
  const road = roadOverSocket(base)
  if (!(await hasControlPlane(road, text))) return plainTarget(text, url, options, budget)
  refusePaying(text, options)
  return worldTarget(text, road, options)
}

/** @throws UsageError where flags speak of costs and there are none */
function refusePaying(text: string, { spend, found }: TargetOptions): void {
  const flag = spend ? '--spend' : found && `--${found}`
  if (flag)
    throw new UsageError(`${flag}: nothing costs anything at ${text}`, [
      'it is meant for --target live, and for a URL without a control plane',
    ])
}

/** The real APIs of the chosen cases. Those without a credential stay unverified. */
function liveTarget(options: TargetOptions, budget: Budget = new Map(), base?: string): Target {
  const places = options.contracts.map((contract) => livePlace(contract, options.credentials, base))
  const time = options.time ?? realTime
  const hosts = places.map((place) => place.base).join(', ')
  return createPlainTarget({
    name: `live: ${hosts}`,
    live: true,
    places: places.map(({ contract, base: origin, credentials, missing }) =>
      credentials
        ? { contract, road: roadOverSocket(origin), credentials }
        : { contract, reason: `no credential: ${missing.join(', ')}` },
    ),
    assets: options.assets,
    patienceMs: options.patienceMs,
    signal: options.signal,
    time,
    paying: {
      budget,
      desks: places.map((place) => deskAt(place, budget)),
      ledger: ledgerFor(places, { ...options, now: time.now }),
    },
  })
}

const deskAt = ({ contract, base, divertedBy, missing }: LivePlace, budget: Budget) => ({
  ...{ provider: contract.id, base, divertedBy, missing },
  budget: budget.get(contract.id),
})

async function worldTarget(text: string, road: Road, options: TargetOptions): Promise<Target> {
  const token = options.credentials.environment[handedOut.token] || undefined
  try {
    await createBacklotClient({ baseUrl: road.base, token }).listWorlds()
  } catch (error) {
    if (!isCallError(error)) throw error
    const advice = token === undefined ? `${handedOut.token} is read from the environment` : ''
    throw new CannotRunError(
      `the control plane of ${text} says no: ${error.message}`,
      advice === '' ? [] : [advice],
      { cause: error },
    )
  }
  return createWorldTarget({
    name: `${text} (a frozen world for each case)`,
    road,
    token,
    // Others may verify the same target at this moment.
    prefix: `verify-${Date.now().toString(36)}-${process.pid.toString(36)}`,
    assets: options.assets,
  })
}

function plainTarget(
  text: string,
  url: URL,
  options: TargetOptions,
  budget: Budget | undefined,
): Target {
  const [contract, another] = options.contracts
  if (!contract || another)
    throw new UsageError(`${text} has no control plane, so it speaks one API; which?`, [
      `--provider ${options.contracts.map(({ id }) => id).join(' | ')}`,
    ])
  const base = baseOf(url, contract)
  const credentials = credentialsFor(contract, url, options.credentials)
  const place: LivePlace = { contract, base, credentials, missing: [] }
  const time = options.time ?? realTime
  // Beyond this machine somebody may have to pay, whoever it is that answers there.
  const purse = budget ?? (isLoopbackHost(url.hostname) ? undefined : new Map())
  if (!purse && options.found)
    throw new UsageError(`--${options.found} belongs to runs that cost something`, [
      'say with --spend what they may',
    ])
  return createPlainTarget({
    name: `${text} (one account, real time)`,
    places: [{ contract, road: roadOverSocket(base), credentials }],
    assets: options.assets,
    patienceMs: options.patienceMs,
    signal: options.signal,
    time,
    paying: purse && {
      budget: purse,
      desks: [deskAt(place, purse)],
      ledger: ledgerFor([place], { ...options, now: time.now }),
    },
  })
}

/** Whether a backlot listens there. No credential is sent. @throws CannotRunError when nothing answers */
async function hasControlPlane(road: Road, text: string): Promise<boolean> {
  try {
    const { status, bytes } = await road.send({ method: 'GET', target: '/_backlot/health' })
    return status === 200 && /"status"\s*:\s*"ok"/.test(new TextDecoder().decode(bytes))
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    const reason =
      error.cause instanceof Error ? error.message.replace(/^.*?: /, '') : error.message
    throw new CannotRunError(`${text} cannot be reached: ${reason}`, [
      '`backlot start` serves on http://127.0.0.1:4747; --target emulator needs no server',
    ])
  }
}

function readUrl(text: string): URL {
  const near = nearestName(text, ['emulator', 'live'])
  const advice = '--target takes `emulator`, `live`, or the URL of a server'
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    const guess = /^[\w.-]+:\d+$/.test(text) ? `http://${text}` : near
    throw new UsageError(
      `--target ${text}: that is no target${guess === undefined ? '' : `; did you mean ${guess}?`}`,
      [advice],
    )
  }
  const url = new URL(text)
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError(`--target: a base URL has no user, query or fragment`, [
      'credentials are read from the environment or from --credential',
    ])
  return url
}
