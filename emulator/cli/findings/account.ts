import {
  type BacklotClient,
  type BacklotData,
  createBacklotClient,
} from '../../../client/backlot.ts'
import { ApiError, ContractError, isCallError } from '../../../client/errors.ts'
import { handedOut } from '../environment.ts'
import { CannotRunError, UsageError } from '../errors.ts'

type Told = BacklotData<'listFindings'>
export type Finding = Told['findings'][number]
export type Rule = Told['rules'][number]
export type Entry = BacklotData<'getRequest'>

/** What a backlot found of its clients. */
export interface Account extends Told {
  /** Where it was asked. */
  readonly where: string
  /** Which worlds were looked at, in words. */
  readonly worlds: string
}

/** Which findings are asked for. */
export interface Question {
  /** Every world when absent. */
  readonly world?: string | undefined
  readonly provider?: string | undefined
  readonly rule?: string | undefined
}

export interface Place {
  readonly url: string
  readonly token?: string | undefined
  /** How it is spoken to, where that is not by its URL. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * Asks a backlot what it found.
 * @throws UsageError where it does not know a name, CannotRunError where it cannot be asked
 */
export async function askFindings(place: Place, question: Question): Promise<Account> {
  const { world, provider, rule } = question
  const query = {
    ...(world === undefined ? { scope: 'all' as const } : { world }),
    ...(provider !== undefined && { provider }),
    ...(rule !== undefined && { rule }),
  }
  try {
    const told = await clientAt(place).listFindings({ query })
    return {
      ...told,
      where: place.url,
      worlds: world === undefined ? 'every world' : `world ${world}`,
    }
  } catch (error) {
    throw troubleOf(error, place)
  }
}

/** Calls kept of each finding. */
const mostEvidence = 3

/** The calls that show a finding, the last ones, as far as the journal still has them. */
export async function evidenceOf(place: Place, finding: Finding): Promise<readonly Entry[]> {
  const control = clientAt(place)
  const { world } = finding
  const asked = finding.requests.slice(-mostEvidence).map((id) =>
    control.getRequest({ params: { id }, query: { world } }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return undefined
      throw troubleOf(error, place)
    }),
  )
  return (await Promise.all(asked)).filter((entry) => entry !== undefined)
}

function clientAt({ url, token, fetch }: Place): BacklotClient {
  return createBacklotClient({ baseUrl: url, token, ...(fetch && { fetch }) })
}

/** What to say of an error that a call to the control plane ended in. */
function troubleOf(error: unknown, { url, token }: Place): unknown {
  const because = { cause: error }
  if (error instanceof ContractError)
    return new CannotRunError(`${url} is no backlot that grades its clients`, [], because)
  if (!isCallError(error)) return error
  if (error instanceof ApiError && (error.status === 400 || error.status === 404)) {
    const { json } = error.exchange.response
    const allowed = typeof json === 'object' && json !== null && 'allowed' in json && json.allowed
    return new UsageError(
      error.message,
      Array.isArray(allowed) ? [`known: ${allowed.join(', ')}`] : [],
    )
  }
  if (error instanceof ApiError)
    return new CannotRunError(
      `the control plane of ${url} says no: ${error.message}`,
      token === undefined ? [`${handedOut.token} is read from the environment`] : [],
      because,
    )
  return new CannotRunError(
    `${url} cannot be reached: ${error.message}`,
    ['`backlot start` serves on http://127.0.0.1:4747; --url says where else it listens'],
    because,
  )
}
