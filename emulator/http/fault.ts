import { gatewayPage, malformed, withDuplicateKeys } from '../engine/faults/damage.ts'
import { type Fault, forestalls } from '../engine/faults/fault.ts'
import type { Faults, Strike } from '../engine/faults/faults.ts'
import type { GeneralRefusal, Reply } from '../engine/provider.ts'
import type { World } from '../engine/world.ts'
import type { Delivery } from './delivery.ts'
import type { Visit } from './visit.ts'

/** An answer in the place of the API's own: which check gave it, and why. */
export interface Instead {
  readonly reply: Reply
  readonly check: string
  readonly reason: string
}

/** What becomes of a call before it has any effect; undefined where it is played as ever. */
export async function forestalled(
  visit: Visit,
): Promise<Instead | { readonly refusal: GeneralRefusal } | undefined> {
  const fault = visit.strikes.map((strike) => strike.fault).find(forestalls)
  if (!fault) return undefined
  const { contract } = visit.provider
  // The journal keeps what was sent, and the connection is left clean.
  if (visit.method !== 'GET' && visit.method !== 'HEAD')
    visit.bodyText = (await visit.inbound.text(contract.bodyLimit)) ?? ''
  if (fault.kind === 'error') {
    const code = contract.codes.find((one) => String(one.code) === String(fault.code))
    // Another API may lack the code of a fault that is for any.
    return code && { refusal: { kind: 'fault', code, reason: `a fault asked for ${code.code}` } }
  }
  if (fault.kind !== 'http')
    return {
      check: 'fault',
      reply: silence(),
      reason: 'a fault cut the connection before the call had any effect',
    }
  const { status, body } = fault
  const reason = `a fault put a page of HTTP ${status} in front`
  return { check: 'fault', reply: pageOf(status, body), reason }
}

/** A page of something that stands in front of an API. */
export const pageOf = (status: number, body = gatewayPage(status)): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

/** What the journal keeps where nothing is answered. */
const silence = (): Reply => ({ status: 0, headers: {}, body: '' })

/** An answer as the faults leave it that struck the call, once it is late enough. */
export async function struckReply(
  { world, strikes }: Visit,
  reply: Reply,
): Promise<Reply & { readonly delivery?: Delivery }> {
  await beLate(world, strikes)
  const body = damaged(reply.body, strikes)
  const delivery = deliveryOf(world, strikes, Buffer.byteLength(body))
  return { ...reply, body, ...(delivery && { delivery }) }
}

/** The body as the faults leave it, still in one piece. */
function damaged(body: string, strikes: readonly Strike[]): string {
  return strikes.reduce((text, { fault }) => {
    if (fault.kind === 'malformedJson') return malformed(text)
    return fault.kind === 'duplicateKeys' ? withDuplicateKeys(text) : text
  }, body)
}

/** How an answer of so many bytes travels; undefined where it simply arrives. */
export function deliveryOf(
  { faults }: World,
  strikes: readonly Strike[],
  length: number,
): Delivery | undefined {
  for (const { fault } of strikes) {
    const delivery = deliveryBy(fault, length, faults)
    if (delivery) return delivery
  }
  return undefined
}

function deliveryBy(fault: Fault, length: number, { pause }: Faults): Delivery | undefined {
  const half = Math.floor(length / 2)
  switch (fault.kind) {
    case 'reset':
      if (fault.when === 'beforeHeaders') return { kind: 'nothing', ending: 'reset' }
      return { kind: 'partial', promised: length, sent: half, ending: 'reset', pause }
    case 'lostResponse':
      return { kind: 'nothing', ending: 'reset' }
    case 'halfClose':
      return { kind: 'nothing', ending: 'end' }
    case 'truncate': {
      const sent = Math.min(fault.bytes ?? half, Math.max(0, length - 1))
      return { kind: 'partial', promised: length, sent, ending: 'end', pause }
    }
    case 'wrongLength': {
      const promised = Math.max(0, length + fault.by)
      return { kind: 'partial', promised, sent: length, ending: 'end', pause }
    }
    case 'slowBytes':
      return { kind: 'slow', bytesPerSecond: fault.bytesPerSecond, pause }
    default:
      return undefined
  }
}

/**
 * Waits as long as an answer is late. By the world's clock a frozen world lets the time pass, since nobody else
 * would: a call that takes a minute ends a minute later.
 */
export async function beLate(world: World, strikes: readonly Strike[]): Promise<void> {
  for (const { fault, lateBy } of strikes) {
    if (fault.kind !== 'latency' || lateBy <= 0) continue
    const { clock } = world
    const real = fault.clock === 'real' ? lateBy : clock.realUntil(clock.now() + lateBy)
    if (real === undefined) await world.advance({ by: lateBy })
    else await world.faults.pause(real)
  }
}
