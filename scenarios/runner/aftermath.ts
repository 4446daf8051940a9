import type { Attempt } from './attempt.ts'
import { judged, missedBy, outputsOf } from './attempt.ts'
import type { Verdict } from './criterion.ts'
import type { Context } from './evaluation.ts'
import { spanOf } from './report-lines.ts'
import type { AwaitedWebhook, Never, PlacedCriterion, Step } from './scenario.ts'
import { fill } from './template.ts'
import type { HeardWebhook, Venue } from './venue.ts'

type Time = Pick<Venue, 'now' | 'wait' | 'webhook'>

/** A try that failed for good when one of the step's criteria of a terminal state holds. */
export function failedFast({ failFast }: Step, attempt: Attempt): Attempt {
  const holding = firstHolding(failFast, attempt.context)
  if (holding === undefined) return attempt
  return {
    ...withFailure(attempt, `${holding.text} holds, so that waiting is in vain`, [holding]),
    final: true,
  }
}

/**
 * What a step that has succeeded asks for beyond its answer: that something does not happen, that a webhook
 * comes. `again` tries the step once more.
 */
export async function afterSuccess(
  { never, webhook }: Step,
  attempt: Attempt,
  time: Time,
  again: () => Promise<Attempt>,
): Promise<Attempt> {
  const quiet = never === undefined ? attempt : await watched(never, attempt, time, again)
  if (webhook === undefined || quiet.failure !== undefined) return quiet
  return hearing(webhook, quiet, time)
}

async function watched(
  { forMs, everyMs, criteria }: Never,
  first: Attempt,
  { now, wait }: Time,
  again: () => Promise<Attempt>,
): Promise<Attempt> {
  const begun = await now()
  let attempt = first
  for (;;) {
    const passed = (await now()) - begun
    const holding = firstHolding(criteria, attempt.context)
    if (holding !== undefined) {
      const when = passed === 0 ? 'from the start' : `after ${spanOf(passed)}`
      const why = `${holding.text} holds ${when}, and should not for ${spanOf(forMs)}`
      return { ...withFailure(attempt, why, [holding]), final: true }
    }
    const left = forMs - passed
    if (attempt.failure !== undefined || left <= 0) return attempt
    await wait(Math.min(everyMs, left))
    attempt = await again()
  }
}

async function hearing(wanted: AwaitedWebhook, attempt: Attempt, time: Time): Promise<Attempt> {
  const { provider, event, delivered, withinMs, criteria, outputs } = wanted
  // The step's own outputs may say which task is meant.
  const before = { ...attempt.context, outputs: attempt.outputs }
  const task = wanted.task === undefined ? undefined : fill(wanted.task, before)
  if (task !== undefined && typeof task.value !== 'string') {
    return withFailure(
      attempt,
      `no task to hear of: ${task.missing.join(' and ')} came to nothing`,
      [],
    )
  }
  // Just looked at: it is a text or not there.
  const heard = await time.webhook({
    provider,
    event,
    delivered,
    withinMs,
    task: task?.value as string | undefined,
  })
  if (heard === undefined) {
    const what = ['no webhook', event && `of ${event}`, task && `about ${task.value}`, 'was']
    const why = `${what.filter(Boolean).join(' ')} ${delivered ? 'taken' : 'sent'} within ${spanOf(withinMs)}`
    return withFailure(attempt, why, [])
  }
  const context = { ...attempt.context, exchange: exchangeOf(heard) }
  const missed = missedBy(criteria, context)
  const after = { ...attempt, outputs: { ...attempt.outputs, ...outputsOf(outputs, context) } }
  if (missed.length === 0) return after
  return withFailure(after, `of the webhook ${missed[0]?.text} does not hold`, missed)
}

const exchangeOf = ({ url, headers, body, status }: HeardWebhook): Context['exchange'] => ({
  ...{ url, method: 'POST', statusCode: status },
  request: { headers, query: {}, path: {}, body },
  response: { headers, body },
})

function firstHolding(criteria: readonly PlacedCriterion[], context: Context): Verdict | undefined {
  return criteria.map((criterion) => judged(criterion, context)).find(({ pass }) => pass)
}

function withFailure(attempt: Attempt, why: string, criteria: readonly Verdict[]): Attempt {
  const { travelled } = attempt
  if (travelled === undefined) return { ...attempt, failure: { why, criteria } }
  const { json: _, ...response } = travelled.response
  return { ...attempt, failure: { why, criteria, request: travelled.request, response } }
}
