import type { z } from 'zod'
import { parseDuration } from '../../engine/duration.ts'
import { formatInstant } from '../../engine/instant.ts'
import { createRedaction } from '../../engine/redaction.ts'
import type { Attempt, Delivery } from '../../engine/webhooks/delivery.ts'
import { type Answer, type ControlCall, data, missing, problemWithNames, wrong } from './answer.ts'
import type { awaitQuery, deliveriesQuery } from './webhooks-wire.ts'

type Call<Query = unknown> = ControlCall<Query, undefined>

// What a receiver answers may set cookies; what is sent holds no secret but its signature, which has to be seen.
const redaction = createRedaction([])

const showAttempt = ({ attempt, at, tookMs, headers, answer, error }: Attempt) => ({
  attempt,
  at: formatInstant(at),
  tookMs,
  headers,
  answer: answer ? { ...answer, headers: redaction.headers(Object.entries(answer.headers)) } : null,
  error: error ?? null,
})

function show({ headers: _, dueAt, nextAt, task, fate, copyOf, ...delivery }: Delivery) {
  return {
    ...delivery,
    task: task ?? null,
    dueAt: formatInstant(dueAt),
    nextAt: nextAt === undefined ? null : formatInstant(nextAt),
    fate: fate ?? null,
    copyOf: copyOf ?? null,
    attempts: delivery.attempts.map(showAttempt),
  }
}

const momentOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant)

export function listWebhooks({
  world,
  query,
  stage,
}: Call<z.output<typeof deliveriesQuery>>): Answer {
  const strange = problemWithNames(stage, query)
  if (strange) return strange
  const { page, pageSize, since, world: _, ...filter } = query
  const found = world.webhooks.page(
    { ...filter, since: momentOf(since) },
    (page - 1) * pageSize,
    pageSize,
  )
  return data({ webhooks: found.deliveries.map(show), total: found.total, page, pageSize })
}

export function getWebhook({ world, params }: Call): Answer {
  const delivery = world.webhooks.get(params['id'] ?? '')
  return delivery ? data(show(delivery)) : unknown(world.name, params['id'])
}

export async function resendWebhook({ world, params }: Call): Promise<Answer> {
  const delivery = await world.webhooks.resend(params['id'] ?? '')
  return delivery ? data(show(delivery)) : unknown(world.name, params['id'])
}

const unknown = (world: string, id = ''): Answer =>
  missing(`world "${world}" has sent no webhook ${id}, or forgotten it; its log is bounded`)

/** Real milliseconds that a caller may wait. */
const longestWait = 60_000

export async function awaitWebhook({
  world,
  query,
  stage,
}: Call<z.output<typeof awaitQuery>>): Promise<Answer> {
  const strange = problemWithNames(stage, query)
  if (strange) return strange
  const { timeout, since, world: _, ...filter } = query
  const timeoutMs = parseDuration(timeout)
  if (timeoutMs === undefined || timeoutMs > longestWait)
    return wrong(`timeout: "${timeout}" is no duration, or longer than a minute`, ['10s', '1m'])
  const found = await world.webhooks.await({ ...filter, since: momentOf(since) }, timeoutMs)
  return data({ webhook: found ? show(found) : null })
}
