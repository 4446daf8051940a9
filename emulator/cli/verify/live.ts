import type { Contract } from '../../../contracts/kit/contract.ts'
import { baseUrlName, credentialNames } from '../../catalogue.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { CannotRunError, UsageError } from '../errors.ts'
import { type CredentialSources, credentialsFor, isReal } from './credentials.ts'

/** Where the real API of a contract is, and who calls it. */
export interface LivePlace {
  readonly contract: Contract
  /** Without a slash at its end, and without the API's own base path. */
  readonly base: string
  /** Name of the variable that leads there instead of to the vendor's own host. */
  readonly divertedBy?: string
  /** Undefined where a part of it is missing. */
  readonly credentials?: Readonly<Record<string, string>>
  /** Names of the variables that are missing. */
  readonly missing: readonly string[]
}

/**
 * The real API of a contract: the vendor's own host, or where the variable of its base URL leads. Given a `base`,
 * that one.
 * @throws UsageError for a credential that does not belong there, and for a road that would show it to everybody
 */
export function livePlace(
  contract: Contract,
  sources: CredentialSources,
  given?: string,
): LivePlace {
  const variable = baseUrlName(contract.id) ?? contract.id
  const diverted = sources.environment[variable] || undefined
  const text = given ?? diverted ?? contract.liveHosts[0]
  const url = readBase(text, variable)
  const place = {
    contract,
    base: baseOf(url, contract),
    ...(given === undefined && diverted !== undefined && { divertedBy: variable }),
  }
  try {
    const credentials = credentialsFor(contract, url, sources)
    const isSeen = url.protocol === 'http:' && !isLoopbackHost(url.hostname)
    if (isSeen && Object.values(credentials).some(isReal))
      throw new UsageError(`${url.origin}: a credential would travel there for everybody to read`, [
        `https://${url.host}`,
      ])
    return { ...place, credentials, missing: [] }
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error
    return { ...place, missing: credentialNames(contract.id) }
  }
}

/** A base URL without a slash at its end and without the API's own base path, which clients add. */
export function baseOf(url: URL, { basePath }: Contract): string {
  const base = url.origin + url.pathname.replace(/\/+$/, '')
  return base.endsWith(basePath) ? base.slice(0, -basePath.length) : base
}

function readBase(text: string, name: string): URL {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return new URL(text)
  throw new UsageError(`${name}=${text}: that is no base URL`, ['such as https://api.example.com'])
}
