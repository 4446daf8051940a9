import type { z } from 'zod'
import { examplesOf } from '../../../contracts/examples.ts'
import { mediaOperation } from '../../engine/faults/faults.ts'
import { controlContract } from '../control/contract.ts'
import { requests as requestsPageShape } from '../control/journal-wire.ts'
import { noProvider } from '../watch.ts'
import { addressOf, queryOf } from './address.ts'
import type { Page, View } from './page.ts'
import { Empty } from './parts/empty.tsx'
import { Refused } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { lengthOf, Moment } from './parts/moment.tsx'
import { plainly, Sift, without } from './parts/sift.tsx'
import { Text } from './parts/text.tsx'
import { ExchangePanel } from './requests/exchange.tsx'
import { curlOf, recipesOf } from './timeline/recipe.ts'

const pageSize = 50

/** The journal: every call that came in, live, and one of them with the contract's view of it. */
export const requestsPage: Page = {
  name: 'requests',
  title: 'Requests',
  content: (view) => {
    const id = view.query.get('call')
    return id === null ? <Journal view={view} /> : <ExchangePanel view={view} id={id} />
  },
}

const filters = ['provider', 'operation', 'account', 'status', 'code', 'refused'] as const

const asked = ({ query }: View): Record<string, string> =>
  Object.fromEntries(
    filters.flatMap((name) => {
      const value = query.get(name)?.trim()
      return value ? [[name, value]] : []
    }),
  )

const Journal = async ({ view }: { readonly view: View }) => {
  const before = view.query.get('before') ?? undefined
  const answer = await view.control(
    'GET',
    `/requests${queryOf({ ...asked(view), before, pageSize })}`,
  )
  return (
    <>
      <div class="row bar-of-tools">
        <Sift view={view} sieves={sievesOf(view)} />
        <a class="button small" href={harOf(view)} download={`backlot-${view.world.name}.har`}>
          Export HAR
        </a>
      </div>
      {!answer.ok && <Refused problem={answer.problem} />}
      <Live id="journal" on={['request']} label="Calls, newest first">
        {answer.ok && <Rows view={view} found={requestsPageShape.parse(answer.data)} />}
      </Live>
    </>
  )
}

function sievesOf({ stage, query }: View) {
  const contracts = stage.providers.map(({ contract }) => contract)
  const provider = query.get('provider')
  const operations = contracts
    .filter(({ id }) => !provider || id === provider)
    .flatMap(({ endpoints }) => endpoints.map(({ id }) => id))
  return [
    {
      name: 'provider',
      label: 'API',
      choices: { ...plainly(contracts.map(({ id }) => id)), [noProvider]: 'none of them' },
    },
    {
      name: 'operation',
      label: 'Operation',
      choices: plainly([...new Set([...operations, mediaOperation])]),
    },
    {
      name: 'refused',
      label: 'Outcome',
      choices: { true: 'refused', false: 'not refused' },
    },
    { name: 'account', label: 'Account', size: 6 },
    { name: 'status', label: 'HTTP', size: 3 },
    { name: 'code', label: 'Code', size: 5 },
  ]
}

/** The calls that are shown, and more of them, as an archive. */
const harOf = (view: View): string =>
  `${controlContract.basePath}/requests${queryOf({
    ...asked(view),
    world: view.world.name,
    pageSize: 1000,
    format: 'har',
  })}`

type Found = z.output<typeof requestsPageShape>
type Call = Found['requests'][number]

const Rows = ({ view, found }: { readonly view: View; readonly found: Found }) => {
  if (found.total === 0 && !view.query.has('before'))
    return Object.keys(asked(view)).length > 0 ? (
      <p class="quiet">No call matches. Take a filter away.</p>
    ) : (
      <Nothing view={view} />
    )
  return (
    <>
      <ol class="calls card">
        {found.requests.map((call) => (
          <Row view={view} call={call} />
        ))}
      </ol>
      <Way view={view} found={found} />
    </>
  )
}

/** The way to older calls. It goes by their ids, so that a page stays what it is while calls come. */
const Way = ({
  view,
  found: { requests, total },
}: {
  readonly view: View
  readonly found: Found
}) => {
  const older = view.query.has('before') ? 'older ' : ''
  const last = requests.at(-1)
  const to = (before: string | undefined) =>
    addressOf('requests', view.world.name, { ...without(view, 'before'), before })
  return (
    <nav class="row pager" aria-label="More of the list">
      <span class="quiet">{total === 1 ? `One ${older}call` : `${total} ${older}calls`}</span>
      {older !== '' && (
        <a class="button small" href={to(undefined)}>
          Newest
        </a>
      )}
      {last && total > requests.length && (
        <a class="button small" href={to(last.id)}>
          Older
        </a>
      )}
    </nav>
  )
}

const Row = ({ view, call }: { readonly view: View; readonly call: Call }) => {
  const { id, at, provider, operation, request, response, refused, faults = [] } = call
  const href = addressOf('requests', view.world.name, { ...without(view), call: id })
  return (
    <li>
      <a class="call" href={href} id={id}>
        <small class="when">
          <Moment at={Date.parse(at)} />
        </small>
        <span class={`verdict ${refused || response.status >= 400 ? 'no' : 'yes'}`}>
          {response.status}
          {response.code !== undefined && ` · ${response.code}`}
        </span>
        <span class="what-call">
          <strong>{operation ?? 'no operation'}</strong> <small>{provider}</small>
          <small class="clip mono">
            {request.method} <Text value={request.target} most={160} />
          </small>
          {refused && (
            <small class="reason">
              <Text value={refused.reason} most={200} />
            </small>
          )}
        </span>
        <span class="tags">
          {faults.map(({ kind }) => (
            <span class="chip alarm">{kind}</span>
          ))}
          {call.unread && <span class="chip">{call.unread.length} unread</span>}
          <small>{lengthOf(Math.max(1, Math.round(call.tookMs)))}</small>
        </span>
      </a>
    </li>
  )
}

const Nothing = ({ view: { stage, origin, world } }: { readonly view: View }) => {
  const [first] = stage.providers.flatMap(({ contract }) =>
    recipesOf(contract, examplesOf(contract.id)).map((recipe) => ({ contract, recipe })),
  )
  return (
    <Empty
      title="No call yet"
      {...(first && { curl: curlOf(first.contract, first.recipe, origin, world.name) })}
    >
      Point your client at this origin, or send the line below. Each call turns up here as it is
      answered, with the reason when it is refused.
    </Empty>
  )
}
