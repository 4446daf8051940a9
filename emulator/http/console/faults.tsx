import { fates as fatesShape } from '../control/fates-wire.ts'
import { armedFault, faults as faultsShape } from '../control/faults-wire.ts'
import { waitingFatesOf } from '../fate.ts'
import { ArmForm } from './faults/arm-form.tsx'
import { orderOf } from './faults/order.ts'
import { Presets, playPreset } from './faults/presets.tsx'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Pair, Refused, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { Moment } from './parts/moment.tsx'

/** What will go wrong: faults that lie in wait for calls, and fates that wait for tasks and webhooks. */
export const faultsPage: Page = {
  name: 'faults',
  title: 'Faults and fates',
  content: (view) => (
    <>
      <p class="lead">
        Nothing goes wrong here by accident. A <em>fault</em> strikes calls on the wire; a{' '}
        <em>fate</em> decides what becomes of the next task, or of its webhook.
      </p>
      <Presets view={view} />
      <section aria-labelledby="waiting-title">
        <h2 id="waiting-title">In wait</h2>
        <Told view={view} action="disarm" />
        <Live id="waiting" on={['request', 'task', 'webhook', 'clock']} label="In wait">
          <Waiting view={view} />
        </Live>
      </section>
      <ArmForm view={view} />
      <AskForm view={view} />
    </>
  ),
  actions: { preset: playPreset, arm, ask, disarm },
}

const Waiting = async ({ view }: { readonly view: View }) => {
  const [faults, fates] = await Promise.all([
    view.control('GET', '/faults'),
    view.control('GET', '/fates'),
  ])
  if (!faults.ok) return <Refused problem={faults.problem} />
  if (!fates.ok) return <Refused problem={fates.problem} />
  const armed = faultsShape.parse(faults.data).faults
  const asked = fatesShape.parse(fates.data).fates
  if (armed.length + asked.length === 0)
    return (
      <p class="quiet">
        Nothing lies in wait: every call is answered, every task succeeds. Try one of the above, and
        send the call that your client would send.
      </p>
    )
  return (
    <ul class="plots card">
      {armed.map(({ id, provider, operation, account, fault, times, nth, ...rest }) => (
        <li class="row">
          <strong class="mono">{fault.kind}</strong>
          <span>{particularsOf(fault)}</span>
          <span class="quiet">
            strikes {nth === undefined ? '' : `call ${nth} of `}
            {operation ?? 'any operation'} of {provider ?? 'any API'}
            {account !== undefined && `, account ${account}`}
            {rest.probability !== undefined && `, ${rest.probability * 100} % of calls`}
            {rest.until !== undefined && (
              <>
                , until <Moment at={Date.parse(rest.until)} />
              </>
            )}
          </span>
          <span class="chip">
            {rest.strikes} {times === undefined ? 'struck' : `of ${times} struck`}
          </span>
          <Disarm view={view} id={id} />
        </li>
      ))}
      {asked.map(({ id, provider, operation, account, fate, times }) => (
        <li class="row">
          <strong class="mono">{fate}</strong>
          <span class="quiet">
            awaits {operation ?? 'any operation'} of {provider}
            {account !== undefined && `, account ${account}`}
          </span>
          <span class="chip">{times === 1 ? 'once' : `${times} times`}</span>
          <Disarm view={view} id={id} />
        </li>
      ))}
    </ul>
  )
}

const particularsOf = ({ kind: _, ...fault }: { readonly kind: string }): string =>
  Object.entries(fault)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ')

const Disarm = ({ view, id }: { readonly view: View; readonly id: string }) => (
  <Do view={view} action="disarm" class="end" label={`Disarm ${id}`}>
    <Button id={`disarm-${id}`} name="id" value={id}>
      Disarm
    </Button>
  </Do>
)

const AskForm = ({ view }: { readonly view: View }) => {
  const subjects = view.stage.providers.flatMap(({ contract }) =>
    contract.endpoints.flatMap((endpoint) =>
      waitingFatesOf(contract, endpoint).length === 0 ? [] : [{ contract, endpoint }],
    ),
  )
  const fates = new Set(
    subjects.flatMap(({ contract, endpoint }) => waitingFatesOf(contract, endpoint)),
  )
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">Ask for a fate</h2>
      <Do view={view} action="ask" class="row" label="Ask for a fate">
        <Pair of="fate" label="Let it">
          <select id="fate" name="fate">
            {[...fates]
              .filter((fate) => fate !== 'succeed')
              .map((fate) => (
                <option value={fate}>{fate}</option>
              ))}
          </select>
        </Pair>
        <Pair of="of" label="the next of">
          <select id="of" name="subject">
            {subjects.map(({ contract, endpoint }) => (
              <option value={`${contract.id} ${endpoint.id}`}>
                {contract.id} · {endpoint.id}
              </option>
            ))}
          </select>
        </Pair>
        <Pair of="fate-times" label="Times">
          <input id="fate-times" name="times" type="number" min="1" value="1" size={4} />
        </Pair>
        <Button id="ask-fate">Ask</Button>
      </Do>
      <Told view={view} action="ask" />
    </section>
  )
}

async function arm(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const answer = await view.control('POST', '/faults', orderOf(form))
  if (!answer.ok) return { problem: answer.problem }
  const { id, fault } = armedFault.parse(answer.data)
  return { done: `${fault.kind} lies in wait (${id}).` }
}

async function ask(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const [provider = '', operation = ''] = (form.get('subject') ?? '').split(' ')
  const fate = form.get('fate') ?? ''
  const times = Number(form.get('times') ?? 1)
  const answer = await view.control('POST', '/fates', { provider, operation, fate, times })
  if (!answer.ok) return { problem: answer.problem }
  return { done: `The next ${operation} meets ${fate}.` }
}

async function disarm(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const id = form.get('id') ?? ''
  const what = id.startsWith('fate') ? 'fates' : 'faults'
  const answer = await view.control('DELETE', `/${what}?id=${encodeURIComponent(id)}`)
  return answer.ok ? { done: `${id} is disarmed.` } : { problem: answer.problem }
}
