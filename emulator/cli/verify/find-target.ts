import { createBacklotClient } from '../../../client/backlot.ts'
import { isCallError } from '../../../client/errors.ts'
import { contracts } from '../../../contracts/index.ts'
import type { Bench } from '../../../contracts/kit/bench.ts'
import { Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { handedOut } from '../environment.ts'
import { CannotRunError, UsageError } from '../errors.ts'
import { type CredentialSources, credentialsFor } from './credentials.ts'
import { createPlainTarget } from './plain-target.ts'
import { type Road, roadOverSocket } from './road.ts'
import type { Target } from './target.ts'
import { createEmulatorTarget, createWorldTarget } from './world-target.ts'

export interface TargetOptions {
  /** The APIs whose cases were chosen. */
  readonly contracts: readonly Contract[]
  readonly credentials: CredentialSources
  readonly assets?: Bench['assets']
  readonly patienceMs: number
  readonly signal: AbortSignal
}

/**
 * The target that the command line names.
 * @throws UsageError when it names none, CannotRunError when it cannot be reached or may not be
 */
export async function findTarget(text: string, options: TargetOptions): Promise<Target> {
  if (text === 'emulator') return createEmulatorTarget()
  if (text === 'live') throw notYetLive(text)
  const url = readUrl(text)
  const isLive = contracts
    .flatMap(({ liveHosts }) => liveHosts)
    .some((host) => new URL(host).hostname === url.hostname.replace(/\.$/, ''))
  if (isLive) throw notYetLive(text)
  const base = url.origin + url.pathname.replace(/\/$/, '')
  const road = roadOverSocket(base)
  return (await hasControlPlane(road, text))
    ? worldTarget(text, road, options)
    : plainTarget(text, url, road, options)
}

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

function plainTarget(text: string, url: URL, road: Road, options: TargetOptions): Target {
  const [contract, another] = options.contracts
  if (!contract || another)
    throw new UsageError(`${text} has no control plane, so it speaks one API; which?`, [
      `--provider ${options.contracts.map(({ id }) => id).join(' | ')}`,
    ])
  return createPlainTarget({
    name: `${text} (one account, real time)`,
    road,
    credentials: credentialsFor(contract, url, options.credentials),
    assets: options.assets,
    patienceMs: options.patienceMs,
    signal: options.signal,
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
  const near = nearestName(text, ['emulator'])
  const advice = '--target takes `emulator`, or the URL of a server'
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

const notYetLive = (text: string): CannotRunError =>
  new CannotRunError(`--target ${text}: verifying the real API is not there yet`, [
    'it would spend money, so that it will come together with a budget',
    'until then: --target emulator, or the URL of a server that stands in for the API',
  ])
