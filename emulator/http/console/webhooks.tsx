import type { z } from 'zod'
import { deliveryStates } from '../../engine/webhooks/delivery.ts'
import { deliveries, delivery as deliveryShape } from '../control/webhooks-wire.ts'
import { addressOf, queryOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Refused, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { lengthOf, Moment } from './parts/moment.tsx'
import { Pager, pageIn } from './parts/pager.tsx'
import { pretty } from './parts/pretty.ts'
import { plainly, Sift } from './parts/sift.tsx'
import { Text } from './parts/text.tsx'
import { Nothing, sendersOf } from './webhooks/nothing.tsx'

const pageSize = 30

/** What the APIs have sent by themselves: each delivery with its attempts, what was answered, and once more. */
export const webhooksPage: Page = {
  name: 'webhooks',
  title: 'Webhooks',
  content: async (view) => {
    const page = pageIn(view)
    const query = queryOf({ ...asked(view), page, pageSize })
    const answer = await view.control('GET', `/webhooks${query}`)
    return (
      <>
        <div class="row bar-of-tools">
          <Sift view={view} sieves={sievesOf(view)} />
        </div>
        {!answer.ok && <Refused problem={answer.problem} />}
        <Told view={view} action="resend" />
        <Live id="deliveries" on={['webhook', 'clock']} label="Webhooks, newest first">
          {answer.ok && <Rows view={view} found={deliveries.parse(answer.data)} page={page} />}
        </Live>
      </>
    )
  },
  actions: { resend },
}

const filters = ['state', 'provider', 'event', 'account', 'task'] as const

const asked = ({ query }: View): Record<string, string> =>
  Object.fromEntries(
    filters.flatMap((name) => {
      const value = query.get(name)?.trim()
      return value ? [[name, value]] : []
    }),
  )

const sievesOf = (view: View) => {
  const senders = sendersOf(view)
  const events = senders.flatMap(({ webhooks = {} }) => Object.keys(webhooks))
  return [
    { name: 'state', label: 'State', choices: plainly(deliveryStates) },
    { name: 'provider', label: 'API', choices: plainly(senders.map(({ id }) => id)) },
    { name: 'event', label: 'Event', choices: plainly(events) },
    { name: 'account', label: 'Account', size: 8 },
    { name: 'task', label: 'Task', size: 12 },
  ]
}

type Found = z.output<typeof deliveries>
type Delivery = z.output<typeof deliveryShape>
type Attempt = Delivery['attempts'][number]

const Rows = ({ view, found, page }: { view: View; found: Found; page: number }) => {
  if (found.total === 0)
    return Object.keys(asked(view)).length > 0 ? (
      <p class="quiet">No webhook matches. Take a filter away.</p>
    ) : (
      <Nothing view={view} />
    )
  return (
    <>
      <ol class="letters">
        {found.webhooks.map((delivery) => (
          <Letter view={view} delivery={delivery} />
        ))}
      </ol>
      <Pager
        view={view}
        total={found.total}
        page={page}
        pageSize={pageSize}
        noun={['webhook', 'webhooks']}
      />
    </>
  )
}

const Letter = ({ view, delivery }: { readonly view: View; readonly delivery: Delivery }) => {
  const { id, event, provider, account, state, url, dueAt, nextAt, task, fate, copyOf } = delivery
  const timeline = (query: Record<string, string>) => addressOf('', view.world.name, query)
  return (
    <li class="card letter" id={id}>
      <div class="row">
        <strong>{event}</strong>
        <span class={`mark state-${state}`}>{state}</span>
        <small>{provider}</small>
        {fate !== null && <span class="chip">{fate}</span>}
        <small class="end mono">{id}</small>
      </div>
      <p class="quiet">
        Due <Moment at={Date.parse(dueAt)} />, to{' '}
        <span class="mono">
          <Text value={url} most={160} />
        </span>
        , for account {account}
        {task !== null && (
          <>
            , about{' '}
            <a href={timeline({ task })}>
              <Text value={task} most={40} />
            </a>
          </>
        )}
        {copyOf !== null && `, repeats ${copyOf}`}.
        {nextAt !== null && (
          <>
            {' '}
            Next attempt at <Moment at={Date.parse(nextAt)} />.
          </>
        )}
      </p>
      {delivery.attempts.length > 0 && (
        <ol class="plain attempts" aria-label={`Attempts of ${id}`}>
          {delivery.attempts.map((attempt) => (
            <li>
              <Try attempt={attempt} />
            </li>
          ))}
        </ol>
      )}
      <details id={`${id}-body`}>
        <summary>What was sent</summary>
        <pre class="wrap">
          <bdi>{pretty(delivery.body)}</bdi>
        </pre>
        <Headers headers={delivery.attempts.at(-1)?.headers ?? {}} />
      </details>
      {delivery.attempts.some(({ answer }) => answer !== null) && (
        <details id={`${id}-answers`}>
          <summary>What was answered</summary>
          {delivery.attempts.map(({ attempt, answer }) =>
            answer === null ? null : (
              <>
                <h3>
                  Attempt {attempt}: HTTP {answer.status}
                </h3>
                {answer.body === '' ? (
                  <p class="quiet">No body.</p>
                ) : (
                  <pre class="wrap">
                    <bdi>{pretty(answer.body)}</bdi>
                  </pre>
                )}
                <Headers headers={answer.headers} />
              </>
            ),
          )}
        </details>
      )}
      <Do view={view} action="resend" label={`Send ${id} once more`}>
        <Button id={`resend-${id}`} name="id" value={id}>
          Resend
        </Button>
      </Do>
    </li>
  )
}

const Try = ({
  attempt: { attempt, at, tookMs, answer, error },
}: {
  readonly attempt: Attempt
}) => (
  <>
    <small>
      {attempt}. <Moment at={Date.parse(at)} />
    </small>{' '}
    {answer && (
      <span class={`verdict ${answer.status < 300 ? 'yes' : 'no'}`}>answered {answer.status}</span>
    )}
    {error && (
      <span class="reason">
        {error.problem}: <Text value={error.detail} most={300} />
      </span>
    )}{' '}
    <small>after {lengthOf(Math.max(1, Math.round(tookMs)))}</small>
  </>
)

const Headers = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => (
  <dl class="facts mono headers">
    {Object.entries(headers).map(([name, value]) => (
      <>
        <dt>{name}</dt>
        <dd>
          <Text value={value} most={500} />
        </dd>
      </>
    ))}
  </dl>
)

async function resend(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const id = form.get('id') ?? ''
  const answer = await view.control('POST', `/webhooks/${encodeURIComponent(id)}/resend`)
  if (!answer.ok) return { problem: answer.problem }
  const sent = deliveryShape.parse(answer.data)
  const last = sent.attempts.at(-1)
  const outcome = last?.answer
    ? `answered ${last.answer.status}`
    : (last?.error?.detail ?? 'on its way')
  return { done: `${id} was sent once more, as ${sent.id}: ${sent.state}, ${outcome}.` }
}
