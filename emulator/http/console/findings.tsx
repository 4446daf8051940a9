import type { z } from 'zod'
import { severities } from '../../engine/findings/finding.ts'
import { findings as findingsShape, unread as unreadShape } from '../control/watching-wire.ts'
import { addressOf, queryOf } from './address.ts'
import type { Page, View } from './page.ts'
import { Refused } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { Moment } from './parts/moment.tsx'
import { plainly, Sift } from './parts/sift.tsx'
import { Text } from './parts/text.tsx'

/** What the client under test did wrong, with the calls that show it, and what it sent for nobody. */
export const findingsPage: Page = {
  name: 'findings',
  title: 'Findings',
  content: async (view) => {
    const [found, unread] = await Promise.all([
      view.control('GET', `/findings${queryOf(asked(view, ['severity', 'provider', 'rule']))}`),
      view.control('GET', `/unread${queryOf(asked(view, ['provider']))}`),
    ])
    return (
      <>
        <p class="lead">
          Backlot watches how clients behave: whether they back off, poll at a sane pace, fetch
          films before their URLs die, and repeat only what may be repeated.
        </p>
        <div class="row bar-of-tools">
          <Sift view={view} sieves={sievesOf(view)} />
        </div>
        {!found.ok && <Refused problem={found.problem} />}
        {!unread.ok && <Refused problem={unread.problem} />}
        <Live id="findings" on={['request', 'task', 'webhook', 'media', 'clock']} label="Findings">
          {found.ok && <Findings view={view} found={findingsShape.parse(found.data)} />}
          {unread.ok && <Unread view={view} found={unreadShape.parse(unread.data)} />}
          {found.ok && <Rules found={findingsShape.parse(found.data)} />}
        </Live>
      </>
    )
  },
}

const asked = ({ query }: View, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name)
      return value ? [[name, value]] : []
    }),
  )

const sievesOf = ({ stage }: View) => [
  { name: 'severity', label: 'At least', choices: plainly(severities) },
  {
    name: 'provider',
    label: 'API',
    choices: plainly(stage.providers.map(({ contract }) => contract.id)),
  },
  { name: 'rule', label: 'Rule', choices: plainly(stage.observer.rules.map(({ id }) => id)) },
]

type Found = z.output<typeof findingsShape>

const Findings = ({ view, found }: { readonly view: View; readonly found: Found }) => {
  const { findings, judged, forgotten, rules } = found
  return (
    <>
      {findings.length === 0 ? (
        <div class="empty">
          <h2>{judged === 0 ? 'Nothing to judge yet' : 'Nothing found'}</h2>
          {judged === 0 ? (
            <p>
              Let your client work against this world, or call an operation{' '}
              <a href={addressOf('playground', view.world.name)}>by hand</a> twice at once. Each
              call is held to {rules.length} rules, and mistakes are told here with the calls that
              show them.
            </p>
          ) : (
            <p>
              {countOf(judged, 'call')} held to {rules.length} rules, and no mistake.
            </p>
          )}
        </div>
      ) : (
        <ul class="findings">
          {findings.map((finding) => (
            <OneFinding view={view} finding={finding} />
          ))}
        </ul>
      )}
      {forgotten > 0 && (
        <p class="quiet">{countOf(forgotten, 'call')} forgotten before anybody looked at them.</p>
      )}
    </>
  )
}

const countOf = (count: number, noun: string): string =>
  count === 1 ? `One ${noun} was` : `${count} ${noun}s were`

const OneFinding = ({ view, finding }: { view: View; finding: Found['findings'][number] }) => {
  const { rule, severity, provider, operation, account, times, requests, webhooks } = finding
  const { name } = view.world
  return (
    <li class="card finding">
      <div class="row">
        <span class={`mark severity-${severity}`}>{severity}</span>
        <strong>{finding.title}</strong>
        <small class="end">{times === 1 ? 'once' : `${times} times`}</small>
      </div>
      <p>
        <Text value={finding.message} most={600} />
      </p>
      <p class="advice">
        <strong>Instead:</strong> {finding.advice}
      </p>
      <p class="quiet">
        <small>
          <span class="mono">{rule}</span> · {provider}
          {operation !== null && ` · ${operation}`}
          {account !== null && ` · account ${account}`} · <Moment at={Date.parse(finding.at)} />
          {finding.lastAt !== finding.at && (
            <>
              {' '}
              to <Moment at={Date.parse(finding.lastAt)} />
            </>
          )}
        </small>
      </p>
      {requests.length + webhooks.length > 0 && (
        <p class="row evidence">
          <small>Evidence:</small>
          {requests.map((id) => (
            <a class="mono" href={addressOf('requests', name, { call: id })}>
              {id}
            </a>
          ))}
          {webhooks.map((id) => (
            <a class="mono" href={`${addressOf('webhooks', name)}#${id}`}>
              {id}
            </a>
          ))}
        </p>
      )}
    </li>
  )
}

const Unread = ({ view, found }: { view: View; found: z.output<typeof unreadShape> }) => {
  if (found.unread.length === 0) return null
  return (
    <section aria-labelledby="unread">
      <h2 id="unread">Sent, and read by nobody</h2>
      <ul class="plots card">
        {found.unread.map(({ provider, operation, in: where, name, nearest, calls, first }) => (
          <li class="row">
            <strong class="mono">
              <Text value={name} most={120} />
            </strong>
            <small>
              in the {where} of {operation} of {provider}
            </small>
            {nearest !== null && (
              <span>
                Did you mean <strong class="mono">{nearest}</strong>?
              </span>
            )}
            <span class="end">
              <a class="mono" href={addressOf('requests', view.world.name, { call: first })}>
                {first}
              </a>{' '}
              <small>{calls === 1 ? 'one call' : `${calls} calls`}</small>
            </span>
          </li>
        ))}
      </ul>
      {found.more > 0 && <p class="quiet">and {found.more} more names</p>}
    </section>
  )
}

const Rules = ({ found: { rules } }: { readonly found: Found }) => (
  <details id="rules">
    <summary>What clients are held to: {rules.length} rules</summary>
    <ul class="plain rules">
      {rules.map(({ id, severity, title }) => (
        <li>
          <span class={`mark severity-${severity}`}>{severity}</span> <span class="mono">{id}</span>{' '}
          <small>{title}</small>
        </li>
      ))}
    </ul>
  </details>
)
