import type { z } from 'zod'
import { defaultName } from '../../engine/credential.ts'
import { quotas as quotasShape } from '../control/apps-wire.ts'
import { addressOf, queryOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Pair, Refused, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { lengthOf, Moment, waitOf } from './parts/moment.tsx'
import { plainly, Sift } from './parts/sift.tsx'
import { Fired, passTime } from './passing.tsx'
import { type Caller, callersOf, most } from './quotas/callers.ts'
import { Credits, setCredits } from './quotas/credits.tsx'
import { Grants, setGrant } from './quotas/grants.tsx'

type Quota = z.output<typeof quotasShape>['quotas'][number]

/** How much of each quota is used, by whom, and when the API forgives; what apps may do, and accounts may spend. */
export const quotasPage: Page = {
  name: 'quotas',
  title: 'Quotas',
  content: async (view) => {
    const provider = view.query.get('provider')
    const callers = callersOf(view.world, view.query.get('app') ?? '')
    const answers = await Promise.all(
      callers.map(({ app, account }) => view.control('GET', `/quotas${queryOf({ app, account })}`)),
    )
    const refused = answers.find((answer) => !answer.ok)
    const found = answers.flatMap((answer, index) =>
      answer.ok ? metersOf(quotasShape.parse(answer.data).quotas, callers[index]) : [],
    )
    const meters = distinct(found).filter((one) => !provider || one.quota.provider === provider)
    return (
      <>
        <p class="lead">
          What a caller may do in a window of virtual time. A meter that is full refuses until its
          moment of forgiveness.
        </p>
        <div class="row bar-of-tools">
          <Sift view={view} sieves={sievesOf(view)} />
        </div>
        {refused && !refused.ok && <Refused problem={refused.problem} />}
        <Told view={view} action="pass" more={(data) => <Fired view={view} data={data} />} />
        <Live id="meters" on={['request', 'clock']} label="Quotas" ages>
          {view.stage.providers.map(({ contract: { id, title } }) => {
            const own = meters.filter(({ quota }) => quota.provider === id)
            return own.length === 0 ? null : (
              <section aria-label={title}>
                <h2>{title}</h2>
                <ul class="meters card">
                  {own.map((meter) => (
                    <Row view={view} meter={meter} />
                  ))}
                </ul>
              </section>
            )
          })}
          {meters.length === 0 && <p class="quiet">No API here has a quota that matches.</p>}
          {callers.length === most && (
            <p class="quiet">These are the latest {most} callers; there may be more.</p>
          )}
        </Live>
        <SetLimit view={view} meters={meters} />
        <Grants view={view} />
        <Credits view={view} />
      </>
    )
  },
  actions: { pass: passTime, limit: setLimit, grant: setGrant, credits: setCredits },
}

const sievesOf = ({ stage, world }: View) => [
  {
    name: 'provider',
    label: 'API',
    choices: plainly(stage.providers.map(({ contract }) => contract.id)),
  },
  {
    name: 'app',
    label: 'App',
    choices: plainly([...new Set(callersOf(world, '').map(({ app }) => app))]),
  },
]

/** A quota of one caller, with the operations that it counts together. */
interface Meter {
  readonly quota: Quota
  readonly operations: readonly string[]
  /** `app default` or `account default`. */
  readonly whose: string
}

function metersOf(quotas: readonly Quota[], caller: Caller | undefined): Meter[] {
  const meters = new Map<string, Meter>()
  for (const quota of quotas) {
    const whose = `${quota.per} ${caller?.[quota.per] ?? defaultName}`
    const key = `${quota.provider} ${quota.bucket ?? quota.operation}`
    const known = meters.get(key)
    meters.set(key, { quota, whose, operations: [...(known?.operations ?? []), quota.operation] })
  }
  return [...meters.values()]
}

/** Apps that share an account share its meters, and the other way round. */
function distinct(meters: readonly Meter[]): Meter[] {
  const keyOf = ({ quota, whose }: Meter) =>
    `${quota.provider} ${quota.bucket ?? quota.operation} ${whose}`
  return [...new Map(meters.map((meter) => [keyOf(meter), meter])).values()]
}

const Row = ({ view, meter }: { readonly view: View; readonly meter: Meter }) => {
  const { quota, operations, whose } = meter
  const { limit, used, windowMs, window, penaltyMs, provider, operation, bucket } = quota
  const now = view.world.clock.now()
  const forgivenAt = Date.parse(quota.forgivenAt)
  const isFull = forgivenAt > now
  const id = `${provider}-${bucket ?? operation}-${whose}`.replaceAll(/[^\w-]/g, '-')
  const name = bucket === undefined ? operation : `all of ${bucket}`
  return (
    <li class={isFull ? 'full' : undefined}>
      <div class="row">
        <strong>{name}</strong>
        <small>{whose}</small>
        <span class="end">
          {used} of {limit}
        </span>
      </div>
      <Bar name={`${name}, ${whose}`} used={used} limit={limit} />
      <div class="row">
        <small>
          {limit} in {window === 'sliding' ? 'any' : 'each'} {lengthOf(windowMs)}
          {penaltyMs > 0 && `; a refusal costs ${lengthOf(penaltyMs)}`}
          {bucket !== undefined && `; ${operations.length} operations are counted together`}
        </small>
        <span class="end row">
          {limit <= 0 ? (
            <strong>Never forgives</strong>
          ) : isFull ? (
            <>
              <span>
                Forgives in <strong data-until={forgivenAt}>{waitOf(forgivenAt - now)}</strong>, at{' '}
                <Moment at={forgivenAt} />
              </span>
              <Do view={view} action="pass" label={`Let time pass until ${name} is forgiven`}>
                <input type="hidden" name="to" value={quota.forgivenAt} />
                <Button id={`forgive-${id}`}>Pass</Button>
              </Do>
            </>
          ) : (
            <small>The next call is granted</small>
          )}
          <a
            class="button small"
            href={addressOf('requests', view.world.name, {
              provider,
              refused: 'true',
              ...(bucket === undefined && { operation }),
            })}
            aria-label={`Refusals of ${name}`}
          >
            Refusals
          </a>
        </span>
      </div>
    </li>
  )
}

/** Calls that are told apart in a bar. */
const mostParts = 60

const Bar = ({ name, used, limit }: { name: string; used: number; limit: number }) => (
  <>
    <meter class="unseen" aria-label={name} min={0} max={limit} value={used} />
    <svg class="meter" aria-hidden="true">
      <rect class="whole" width="100%" height="100%" rx="3" />
      <rect class="used" width={`${share(used, limit)}%`} height="100%" rx="3" />
      {limit <= mostParts &&
        Array.from({ length: Math.max(0, limit - 1) }, (_, index) => {
          const x = `${share(index + 1, limit)}%`
          return <line x1={x} x2={x} y1="0" y2="100%" />
        })}
    </svg>
  </>
)

const share = (used: number, limit: number): number =>
  limit <= 0 ? 100 : Math.min(100, (used / limit) * 100)

const SetLimit = ({ view, meters }: { readonly view: View; readonly meters: readonly Meter[] }) => {
  const subjects = new Map(
    meters.map(({ quota: { provider, operation, bucket } }) => [
      `${provider} ${operation}`,
      `${provider} · ${bucket === undefined ? operation : `all of ${bucket}`}`,
    ]),
  )
  if (subjects.size === 0) return null
  return (
    <section aria-labelledby="limit">
      <h2 id="limit">Another limit in this world</h2>
      <Do view={view} action="limit" class="row" label="Set a limit">
        <Pair of="subject" label="Quota">
          <select id="subject" name="subject">
            {[...subjects].map(([value, label]) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        </Pair>
        <Pair of="most" label="Calls">
          <input
            id="most"
            name="limit"
            type="number"
            min="0"
            required
            size={6}
            autocomplete="off"
          />
        </Pair>
        <Pair of="span" label="in seconds">
          <input id="span" name="seconds" type="number" min="1" size={6} placeholder="as it is" />
        </Pair>
        <Button id="set-limit">Set</Button>
      </Do>
      <Told view={view} action="limit" />
    </section>
  )
}

async function setLimit(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const [provider = '', operation = ''] = (form.get('subject') ?? '').split(' ')
  const seconds = form.get('seconds')
  const answer = await view.control('PUT', '/quotas', {
    provider,
    operation,
    limit: Number(form.get('limit') ?? Number.NaN),
    ...(seconds !== undefined && { windowMs: Number(seconds) * 1000 }),
  })
  if (!answer.ok) return { problem: answer.problem }
  return { done: `${operation} of ${provider} grants ${form.get('limit')} calls from now on.` }
}
