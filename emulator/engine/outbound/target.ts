import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Judge } from './policy.ts'
import { failure, type OutboundFailure } from './result.ts'

/** Where a host lives; `family` is 4 or 6. */
export type Address = { readonly address: string; readonly family: number }

/** Finds the addresses of a host name; rejects when there is none. */
export type Resolve = (host: string) => Promise<readonly Address[]>

/** The machine's own resolver, hosts file included. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true })

/** Reads a URL, possibly relative to another, that HTTP can be spoken to. */
export function readUrl(text: string, base?: URL): { ok: true; url: URL } | OutboundFailure {
  if (!URL.canParse(text, base)) return failure('badUrl', `"${text.slice(0, 200)}" is no valid URL`)
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return failure('badUrl', `the scheme ${url.protocol} is neither http: nor https:`)
  if (url.username !== '' || url.password !== '')
    return failure('badUrl', `the URL of ${url.host} carries credentials`)
  return { ok: true, url }
}

/** Resolves a URL's host once and keeps the addresses that may be dialled, at least one. */
export async function addressesOf(
  url: URL,
  resolve: Resolve,
  judge: Judge,
): Promise<{ ok: true; addresses: readonly Address[] } | OutboundFailure> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = isIP(host)
  let found: readonly Address[]
  try {
    found = literal === 0 ? await resolve(host) : [{ address: host, family: literal }]
  } catch (error) {
    return failure('unresolvable', `${host} has no address: ${wordingOf(error)}`)
  }
  found = found.filter(({ address }) => isIP(address) !== 0)
  if (found.length === 0) return failure('unresolvable', `${host} has no address`)

  const objections: string[] = []
  const addresses = found.filter(function mayBeDialled({ address }) {
    const objection = judge.objection(host, address)
    if (objection !== undefined) objections.push(objection)
    return objection === undefined
  })
  if (addresses.length > 0) return { ok: true, addresses }
  const subject = literal === 0 ? `${host} resolves to ` : ''
  return failure('forbidden', subject + objections.join(', '))
}

const wordingOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
