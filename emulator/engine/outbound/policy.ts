import { BlockList, isIP, isIPv6 } from 'node:net'
import { addRange, kindOf } from './address.ts'

/** Where the emulator may speak to; its own machine's loopback addresses are always allowed. */
export type OutboundPolicy = {
  /** Whether addresses of the public internet are allowed. */
  readonly allowPublic: boolean
  /** More that is allowed: host names, `*.suffix`, addresses, ranges such as `10.0.0.0/8`. */
  readonly allowHosts: readonly string[]
}

/** What a policy says of a host and of the addresses it turns out to have. */
export type Judge = {
  /** Undefined when the address may be dialled, else why not, as part of a sentence. */
  objection(host: string, address: string): string | undefined
}

/**
 * Makes a policy ready to judge.
 * @throws RangeError for an entry of `allowHosts` that can match nothing
 */
export function judgeOf({ allowPublic, allowHosts }: OutboundPolicy): Judge {
  const names = new Set<string>()
  const suffixes: string[] = []
  const ipv4 = new BlockList()
  const ipv6 = new BlockList()

  for (const entry of allowHosts) {
    if (!isHostRule(entry)) throw new RangeError(`allowHosts: "${entry}" is ${hostRuleHint}`)
    const text = plainName(entry)
    if (isRange(text)) addRange(isIPv6(text.split('/')[0] ?? '') ? ipv6 : ipv4, text)
    else if (text.startsWith('*.')) suffixes.push(text.slice(1))
    else names.add(text)
  }

  const isNamed = (host: string): boolean =>
    names.has(host) || suffixes.some((suffix) => host.endsWith(suffix))
  // A mapped address counts as the IPv4 address it holds.
  const isListed = (address: string): boolean =>
    isIPv6(address)
      ? ipv6.check(address, 'ipv6') || ipv4.check(address, 'ipv6')
      : ipv4.check(address, 'ipv4')

  return {
    objection(host, address) {
      const kind = kindOf(address)
      if (kind === 'loopback' || (kind === 'public' && allowPublic)) return undefined
      if (isNamed(plainName(host)) || isListed(address)) return undefined
      return `${address} is ${articled(kind)} address, which is not allowed`
    },
  }
}

/** Whether a text can stand in `allowHosts`; {@link hostRuleHint} says what can. */
export function isHostRule(text: string): boolean {
  if (isRange(text)) return true
  // The top label of a name is never a number, so a mistyped address is caught here.
  return /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z]([a-z0-9-]*[a-z0-9])?\.?$/i.test(text)
}

/** The end of a sentence that begins with the entry and "is". */
export const hostRuleHint =
  'no host name, no *.suffix, no IP address and no range such as 10.0.0.0/8'

function isRange(text: string): boolean {
  const [network = '', prefix, ...rest] = text.split('/')
  const family = isIP(network)
  if (family === 0 || network.includes('%') || rest.length > 0) return false
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32))
  )
}

const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '')

const articled = (kind: string): string => `${/^[aeiu](?!ni)/.test(kind) ? 'an' : 'a'} ${kind}`
