import { cut } from '../../brief.ts'
import { type Attempt, type Delivery, isTaken } from '../../webhooks/delivery.ts'
import type { Remark } from '../finding.ts'
import { createRecent } from '../recent.ts'
import { callerOf, type Rule, wordsOf } from '../rule.ts'

const remarkOf = (
  { provider, operation, account, id, dueAt }: Delivery,
  message: string,
  before: readonly string[] = [],
  requests: readonly string[] = [],
): Remark => ({
  provider,
  operation,
  account,
  message,
  at: dueAt,
  webhooks: [...before, id],
  requests,
})

/** Real milliseconds after which an answer is slow. */
const slowMs = 3000

export const receiverSlow: Rule = {
  id: 'webhook/slow',
  severity: 'warning',
  title: 'The receiver of webhooks was slow.',
  advice:
    'Answer 2xx at once and do the work afterwards; senders give up after seconds and send again.',
  watch: () => ({
    deliveries: (all) =>
      all.flatMap((delivery) => {
        const slow = delivery.attempts.find(
          ({ tookMs, error }) => tookMs > slowMs || error?.problem === 'timeout',
        )
        if (!slow) return []
        const what = slow.error ? 'did not answer within' : 'answered after'
        return [remarkOf(delivery, `${delivery.url} ${what} ${Math.round(slow.tookMs)} ms`)]
      }),
  }),
}

const isRefusal = (made: Attempt): boolean =>
  !isTaken(made) && made.error?.problem !== 'timeout' && made.error?.problem !== 'internal'

export const receiverRefused: Rule = {
  id: 'webhook/not-taken',
  severity: 'warning',
  title: 'The receiver did not take a webhook.',
  advice: 'Answer every webhook that you can read with a 2xx, also one you have no use for.',
  watch: () => ({
    deliveries: (all) =>
      all.flatMap((delivery) => {
        const refused = delivery.attempts.find(isRefusal)
        if (!refused) return []
        const how = refused.answer
          ? `answered ${refused.answer.status}`
          : `could not be reached: ${refused.error?.detail}`
        return [remarkOf(delivery, `${delivery.url} ${how}`)]
      }),
  }),
}

/** Characters of a call in which the task that it is about is looked for. */
const mostText = 4000

export const receiverNotIdempotent: Rule = {
  id: 'webhook/not-idempotent',
  severity: 'error',
  title: 'A webhook that came twice was not taken for one.',
  advice:
    'Remember ids of messages or tasks, do their work once, and answer a repetition with the same 2xx.',
  watch() {
    /** Calls that do something, by who made them and what they said: ids and moments of the equal ones. */
    const deeds = createRecent<{ readonly text: string; readonly made: readonly Deed[] }>()
    return {
      call(seen) {
        const { call, endpoint, id } = seen
        if (!endpoint || endpoint.idempotent) return []
        const key = `${callerOf(seen)} ${endpoint.id} ${wordsOf(seen)}`
        const text = cut(`${call.target} ${call.requestBody}`, mostText)
        const made = deeds.get(key)?.made ?? []
        deeds.set(key, { text, made: [...made.slice(-9), { id, at: call.at }] })
        return []
      },
      deliveries(all) {
        const byId = new Map(all.map((delivery) => [delivery.id, delivery]))
        return all.flatMap((copy) => {
          const original = byId.get(copy.copyOf ?? '')
          const first = original?.attempts.find(isTaken)
          if (!original || !first || copy.attempts.length === 0) return []
          const refused = copy.attempts.find(isRefusal)
          if (refused)
            return [
              remarkOf(
                copy,
                `${copy.url} took ${copy.event} and answered ${refused.answer?.status ?? 'nothing'} to its repetition`,
                [original.id],
              ),
            ]
          const { task } = copy
          const twice = task === undefined ? [] : deedsAfter(first.at, task)
          return twice.map((made) =>
            remarkOf(
              copy,
              `after ${copy.event} had come twice, the same call for task ${task} was made ${made.length} times`,
              [original.id],
              made.map(({ id }) => id),
            ),
          )
        })
      },
    }

    /** Equal calls for a task that were made more than once from a moment on. */
    function deedsAfter(moment: number, task: string): (readonly Deed[])[] {
      return [...deeds.values()]
        .filter(({ text }) => text.includes(task))
        .map(({ made }) => made.filter(({ at }) => at >= moment))
        .filter((made) => made.length > 1)
    }
  },
}

interface Deed {
  readonly id: string
  readonly at: number
}
