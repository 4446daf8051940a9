import { setMaxListeners } from 'node:events'
import type { Fired } from '../agenda.ts'
import { createChance } from '../chance.ts'
import type { Clock, Wall } from '../clock.ts'
import type { Fates } from '../fates.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { attemptOf } from './attempt.ts'
import { type Backoff, pauseAfter, retryAfterOf } from './backoff.ts'
import { type Attempt, type Delivery, isTaken } from './delivery.ts'
import { deliveryKind, type Errand, type Errands } from './errands.ts'
import { isWebhookFate } from './fate.ts'
import type { Letter, Sender } from './letter.ts'
import type { DeliveryLog } from './log.ts'
import type { Signing } from './signature.ts'

/** How webhooks are sent. */
export interface CourierOptions {
  /** Real milliseconds after which an answer is no longer waited for. */
  readonly timeoutMs: number
  /** Attempts in all. */
  readonly attempts: number
  readonly backoff: Backoff
  /** Virtual milliseconds by which a delayed webhook is late, and one that lets another pass at most. */
  readonly delayMs: number
  readonly sign?: Signing | undefined
}

/** The world a courier runs in. */
export interface Ground {
  readonly seed: string
  readonly world: string
  readonly clock: Clock
  readonly errands: Errands
  readonly fates: Fates
  readonly log: DeliveryLog
  readonly outbound: Outbound
  readonly wall: Wall
  /** Hears what went wrong inside. */
  onFailure(error: unknown): void
}

type Attempting = Extract<Errand, { kind: 'attempt' }>

/** Carries webhooks to their receivers. */
export interface Courier {
  /** Sends a letter whose moment has come, or does with it what was asked for. */
  begin(sender: Sender, letter: Letter, message: string): Promise<Fired>
  /** Sends a delivery once more, now and once. */
  resend(delivery: Delivery): Promise<Delivery>
  /** Deliveries under way, as errands that are due at this moment: for whoever goes on in its place. */
  underWay(at: number): readonly { readonly at: number; readonly errand: Attempting }[]
  /** Takes an errand over that another courier had before it. */
  takeOver(at: number, errand: Attempting | Extract<Errand, { kind: 'aside' }>): void
  /** Gives up what is under way, and sends nothing any more. */
  close(): void
}

/** A courier who is under way with nothing. */
export function createCourier(ground: Ground, options: CourierOptions): Courier {
  const { seed, world, clock, errands, fates, log, outbound, wall, onFailure } = ground
  const { timeoutMs, attempts, sign, delayMs } = options
  const stop = new AbortController()
  // Every attempt under way listens.
  setMaxListeners(0, stop.signal)
  const post = { outbound, wall, timeoutMs, sign, signal: stop.signal }
  /** Deliveries that let the next one of their account pass, and how to call off that they go anyway. */
  let aside: readonly { readonly delivery: Delivery; callOff(): void }[] = []
  const trying = new Set<Attempting>()

  const trySending = async (delivery: Delivery): Promise<Attempt> => {
    const at = clock.now()
    try {
      return await attemptOf(delivery, at, post)
    } catch (error) {
      onFailure(error)
      const detail = error instanceof Error ? error.message : String(error)
      const attempt = delivery.attempts.length + 1
      return { attempt, at, tookMs: 0, headers: {}, error: { problem: 'internal', detail } }
    }
  }

  /** When a delivery is to be tried again; undefined when it has come to its end. */
  const nextAtOf = (delivery: Delivery, made: Attempt): number | undefined => {
    if (isTaken(made) || isFinal(made) || made.attempt >= attempts) return undefined
    const now = clock.now()
    const copy = delivery.copyOf === undefined ? 0 : 1
    const chance = createChance(seed, world, 'webhook', delivery.message, copy, made.attempt)
    const asked = retryAfterOf(made.answer?.headers['retry-after'], now)
    return now + (asked ?? pauseAfter(made.attempt, options.backoff, chance.unit()))
  }

  const attempt = async (delivery: Delivery, once?: true): Promise<Delivery> => {
    const { nextAt: _, ...now } = delivery
    const sending = log.put({ ...now, state: 'sending' })
    const errand = { kind: 'attempt', delivery: sending, ...(once && { once }) } as const
    trying.add(errand)
    const made = await trySending(sending)
    // What is given up was not tried to the end: whoever comes after may try again.
    if (!stop.signal.aborted) trying.delete(errand)
    const next = once || stop.signal.aborted ? undefined : nextAtOf(delivery, made)
    const tried = { ...sending, attempts: [...sending.attempts, made] }
    if (next === undefined) return log.put({ ...tried, state: endOf(made) })
    return wait(tried, next)
  }

  const retry = (at: number, delivery: Delivery, once?: true): void => {
    errands.add(at, { kind: 'attempt', delivery, ...(once && { once }) }, async () =>
      firedOf(await attempt(delivery, once)),
    )
  }

  const wait = (delivery: Delivery, at: number): Delivery => {
    const waiting = log.put({ ...delivery, state: 'waiting', nextAt: at })
    retry(at, waiting)
    return waiting
  }

  const goAnyway = (at: number, delivery: Delivery): void => {
    const callOff = errands.add(at, { kind: 'aside', delivery }, () => {
      aside = aside.filter((one) => one.delivery !== delivery)
      return attempt(delivery).then(firedOf)
    })
    aside = [...aside, { delivery, callOff }]
  }

  const stepAside = (delivery: Delivery): Delivery => {
    const nextAt = clock.now() + delayMs
    const waiting = log.put({ ...delivery, state: 'waiting', nextAt })
    goAnyway(nextAt, waiting)
    return waiting
  }

  /** Lets those go that waited for a delivery of this account to pass. */
  const passed = ({ provider, account }: Sender): void => {
    const free = aside.filter(
      ({ delivery }) => delivery.provider === provider && delivery.account === account,
    )
    aside = aside.filter((one) => !free.includes(one))
    for (const { delivery, callOff } of free) {
      callOff()
      wait(delivery, clock.now())
    }
  }

  const repeat = (delivery: Delivery): Delivery => {
    const { id, nextAt: _, fate: __, ...same } = delivery
    return log.add({ ...same, dueAt: clock.now(), copyOf: id, state: 'waiting', attempts: [] })
  }

  return {
    async begin(sender, letter, message) {
      const dueAt = clock.now()
      const { event, url, key: _, at: __, fate: usual, headers, body, ...rest } = letter
      const from = { ...sender, ...rest }
      const fate = fates.take({ ...from, knows: isWebhookFate }) ?? usual
      const delivery = log.add({
        provider: from.provider,
        account: from.account,
        operation: from.operation,
        ...(from.task !== undefined && { task: from.task }),
        message,
        event,
        url,
        dueAt,
        state: 'waiting',
        ...(fate !== undefined && isWebhookFate(fate) && { fate }),
        headers: { ...ownHeaders, ...headers },
        body: await letter.body(dueAt),
        attempts: [],
      })
      if (fate === 'webhook.drop') return firedOf(log.put({ ...delivery, state: 'dropped' }))
      if (fate === 'webhook.delay') return firedOf(wait(delivery, dueAt + delayMs))
      if (fate === 'webhook.reorder') return firedOf(stepAside(delivery))
      const sent = await attempt(delivery)
      if (fate === 'webhook.duplicate') wait(repeat(delivery), clock.now())
      passed(delivery)
      return firedOf(sent)
    },
    resend: (delivery) => attempt(repeat(delivery), true),
    underWay(at) {
      return [...trying].map((errand) => ({
        at,
        errand: { ...errand, delivery: { ...errand.delivery, state: 'waiting', nextAt: at } },
      }))
    },
    takeOver(at, errand) {
      if (errand.kind === 'aside') goAnyway(at, errand.delivery)
      else retry(at, errand.delivery, errand.once)
    },
    close: () => stop.abort(),
  }
}

const ownHeaders = { 'content-type': 'application/json', 'user-agent': 'Backlot' }

/** Nothing will be different the next time: the target is forbidden, or says that it is gone for good. */
const isFinal = (made: Attempt): boolean => isBlocked(made) || made.answer?.status === 410

const isBlocked = ({ error }: Attempt): boolean =>
  error?.problem === 'forbidden' || error?.problem === 'badUrl'

const endOf = (made: Attempt): Delivery['state'] =>
  isTaken(made) ? 'delivered' : isBlocked(made) ? 'blocked' : 'failed'

/** What an advance of the clock tells of a delivery. */
function firedOf(delivery: Delivery): Fired {
  const last = delivery.attempts.at(-1)
  return {
    at: last?.at ?? delivery.dueAt,
    kind: deliveryKind,
    id: delivery.id,
    url: delivery.url,
    status: last?.answer?.status ?? null,
    attempt: last?.attempt ?? 0,
    state: delivery.state,
    ...(delivery.task !== undefined && { task: delivery.task }),
    ...(last?.error && { error: last.error.detail }),
  }
}
