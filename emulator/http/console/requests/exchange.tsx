import type { Child } from 'hono/jsx'
import { wholeEntry } from '../../control/journal-wire.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { Shell } from '../parts/empty.tsx'
import { Refused } from '../parts/form.tsx'
import { lengthOf, Moment } from '../parts/moment.tsx'
import { pretty } from '../parts/pretty.ts'
import { without } from '../parts/sift.tsx'
import { Text } from '../parts/text.tsx'
import { curlOfCall } from './again.ts'
import { ContractView } from './contract-view.tsx'
import type { WholeCall } from './whole-call.ts'

/** One call and its answer side by side, why it was refused, and what the contract knows of both. */
export const ExchangePanel = async ({ view, id }: { readonly view: View; readonly id: string }) => {
  const back = addressOf('requests', view.world.name, without(view, 'call'))
  const asked = await view.control('GET', `/requests/${encodeURIComponent(id)}`)
  const call = asked.ok ? wholeEntry.parse(asked.data) : undefined
  return (
    <>
      <p>
        <a href={back}>← All calls</a>
      </p>
      {!asked.ok && <Refused problem={asked.problem} />}
      {call && (
        <>
          <Summary call={call} />
          {call.refused && <WhyRefused view={view} call={call} />}
          {call.notEmulated?.map((line) => (
            <p class="told refused">{line}</p>
          ))}
          <div class="exchange">
            <Side title="Request" message={call.request}>
              {call.request.method} <Text value={call.request.target} most={2000} />
            </Side>
            <Side title="Answer" message={call.response}>
              HTTP {call.response.status}
              {call.response.code !== undefined && `, code ${call.response.code}`}
            </Side>
          </div>
          <ContractView view={view} call={call} />
          <section aria-labelledby="again">
            <h2 id="again">The same call once more</h2>
            {call.request.bodyTruncated && (
              <p class="quiet">The journal kept the beginning of its body only.</p>
            )}
            <Shell line={curlOfCall(view, call)} />
          </section>
          {call.stack && (
            <details id="stack">
              <summary>What broke inside</summary>
              <pre class="wrap">{call.stack}</pre>
            </details>
          )}
        </>
      )}
    </>
  )
}

const Summary = ({ call }: { readonly call: WholeCall }) => (
  <div class="card">
    <h2>
      {call.operation ?? 'No operation'} <small>{call.provider}</small>
    </h2>
    <dl class="facts">
      <dt>Came in</dt>
      <dd>
        <Moment at={Date.parse(call.at)} />, answered in{' '}
        {lengthOf(Math.max(1, Math.round(call.tookMs)))}
      </dd>
      <dt>Id</dt>
      <dd class="mono">{call.id}</dd>
      {call.app !== undefined && (
        <>
          <dt>From</dt>
          <dd>
            app {call.app}, account {call.account}
          </dd>
        </>
      )}
      {call.faults && (
        <>
          <dt>Struck by</dt>
          <dd>{call.faults.map(({ id, kind }) => `${kind} (${id})`).join(', ')}</dd>
        </>
      )}
    </dl>
  </div>
)

const WhyRefused = ({ view, call }: { readonly view: View; readonly call: WholeCall }) => {
  const { refused, why } = call
  if (!refused) return null
  return (
    <section class="told refused why" aria-labelledby="why">
      <h2 id="why">Why it was refused</h2>
      <p>
        <Text value={refused.reason} most={1000} />
      </p>
      {why && (
        <>
          <p>
            <strong>Rule:</strong> <Text value={why.rule} most={500} />
          </p>
          {(why.passed.length > 0 || why.ahead.length > 0) && (
            <ol class="checks" aria-label="Checks in their order">
              {why.passed.map((check) => (
                <li>✓ {check}</li>
              ))}
              <li>
                <strong>✗ {String(refused['stage'] ?? refused.check)}</strong>
              </li>
              {why.ahead.map((check) => (
                <li>· {check}</li>
              ))}
            </ol>
          )}
          {why.allowedAt !== null && (
            <p>
              The same call is allowed from <Moment at={Date.parse(why.allowedAt)} /> on.
            </p>
          )}
          {why.window && why.window.calls.length > 0 && (
            <>
              <p>
                {why.window.used} of {why.window.limit} calls were used up by:
              </p>
              <ul class="plain">
                {why.window.calls.map(({ id, at, operation }) => (
                  <li>
                    <a href={addressOf('requests', view.world.name, { call: id })}>{id}</a>{' '}
                    {operation}{' '}
                    <small>
                      <Moment at={Date.parse(at)} />
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  )
}

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly bodyTruncated: boolean
}

const Side = ({
  title,
  message,
  children,
}: {
  title: string
  message: Message
  children: Child
}) => (
  <section class="card" aria-label={title}>
    <h2>{title}</h2>
    <p class="mono">{children}</p>
    <details id={`headers-${title}`}>
      <summary>Headers</summary>
      <dl class="facts mono">
        {Object.entries(message.headers).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <Text value={value} most={500} />
            </dd>
          </>
        ))}
      </dl>
    </details>
    {message.body === '' ? (
      <p class="quiet">No body is kept.</p>
    ) : (
      <pre class="wrap body" tabindex={0}>
        <bdi>{pretty(message.body, 20_000)}</bdi>
      </pre>
    )}
    {message.bodyTruncated && <p class="quiet">It was longer than what is kept.</p>}
  </section>
)
