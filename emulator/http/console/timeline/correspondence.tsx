import { type Entry, idOf } from '../../../engine/journal.ts'
import type { Task } from '../../../engine/task.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { lengthOf, Moment } from '../parts/moment.tsx'
import { pretty } from '../parts/pretty.ts'
import { Text } from '../parts/text.tsx'

/** Calls about a task that are told. */
const most = 30

/** What was said about a task: the request that made it, calls and answers since, webhooks. */
export const Correspondence = ({ view, task }: { readonly view: View; readonly task: Task }) => {
  const calls = callsAbout(view, task)
  const first = calls.find(
    ({ operation, response }) => operation === task.operation && response.body.includes(task.id),
  )
  const { deliveries } = view.world.webhooks.page({ task: task.id }, 0, most)
  return (
    <>
      {first ? (
        <>
          <Body id="request" title="The request that made it" text={first.request.body} />
          <Body id="answer" title="Its answer" text={first.response.body} />
        </>
      ) : (
        <p class="quiet">The journal no longer holds the request that made it.</p>
      )}
      <h3>Calls about it</h3>
      <ul class="plain">
        {alikeTogether(calls).map(({ call: { id, at, operation, response }, count }) => (
          <li>
            <small>
              <Moment at={Date.parse(at)} />
            </small>{' '}
            <a href={addressOf('requests', view.world.name, { call: id })}>
              {operation ?? 'no operation'}
            </a>{' '}
            <strong>{response.status}</strong>{' '}
            {response.code !== undefined && <span class="chip">{response.code}</span>}
            {count > 1 && <small> {count} times</small>}
          </li>
        ))}
      </ul>
      {deliveries.length > 0 && (
        <>
          <h3>Webhooks</h3>
          <ul class="plain">
            {deliveries.map(({ id, dueAt, event, state, attempts, url }) => (
              <li>
                <small>
                  <Moment at={dueAt} />
                </small>{' '}
                <a href={`${addressOf('webhooks', view.world.name, { task: task.id })}#${id}`}>
                  {event}
                </a>{' '}
                <strong>{state}</strong>{' '}
                <small>
                  {attempts.length === 1 ? 'one attempt' : `${attempts.length} attempts`},{' '}
                  {lengthOf(attempts.reduce((sum, { tookMs }) => sum + tookMs, 0))} to{' '}
                  <Text value={url} most={80} />
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface BodyProps {
  readonly id: string
  readonly title: string
  readonly text: string
}

const Body = ({ id, title, text }: BodyProps) => (
  <details id={id}>
    <summary>{title}</summary>
    <pre class="wrap">
      <bdi>{pretty(text)}</bdi>
    </pre>
  </details>
)

/** Calls in a row that are alike, as one with their number: players fetch a film in many parts. */
function alikeTogether(
  calls: readonly Entry[],
): { readonly call: Entry; readonly count: number }[] {
  const rows: { call: Entry; count: number }[] = []
  for (const call of calls) {
    const last = rows.at(-1)
    const isAlike =
      last?.call.operation === call.operation &&
      last?.call.response.status === call.response.status &&
      last?.call.response.code === call.response.code
    if (last && isAlike) last.count += 1
    else rows.push({ call, count: 1 })
  }
  return rows
}

/** Calls in whose target or bodies a task is named, newest first. */
function callsAbout({ world: { journal } }: View, task: Task): Entry[] {
  const found: Entry[] = []
  const { first, next } = journal.extent
  for (let number = next - 1; number >= first && found.length < most; number -= 1) {
    const call = journal.call(number)
    if (call?.provider !== task.provider) continue
    const texts = [call.target, call.requestBody, call.responseBody]
    if (!texts.some((text) => text.includes(task.id))) continue
    const entry = journal.entry(idOf(number))
    if (entry) found.push(entry)
  }
  return found
}
