import { examplesOf } from '../../../../contracts/examples.ts'
import { lists } from '../../../engine/filing.ts'
import { parseInstant } from '../../../engine/instant.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Chart } from './chart.tsx'
import { Filters, Zooms } from './filters.tsx'
import { type Lanes, most, readLanes } from './lanes.ts'
import { Overview, readWhole, ToNearest } from './overview.tsx'
import { isPhase } from './phase.ts'
import { curlOf, recipesOf } from './recipe.ts'
import { fitting, type Stretch, stretchOf } from './stretch.ts'

/** Lanes on a page. */
const limit = 40

/** The tasks of a world on the axis of its time, kept up to date. */
export const Board = async ({ view }: { readonly view: View }) => {
  const { world, stage, query } = view
  const now = world.clock.now()
  const phase = query.get('state') ?? ''
  const asked = stretchOf(query.get('zoom') ?? '', parseInstant(query.get('end') ?? ''), now)
  const page = Math.max(1, Number(query.get('page')) || 1)
  const filter = {
    provider: query.get('provider') || undefined,
    account: query.get('account') || undefined,
    phase: isPhase(phase) ? phase : undefined,
    stretch: asked,
  }
  const contracts = stage.providers.map(({ contract }) => contract)
  const found = await readLanes(world, contracts, filter, { offset: (page - 1) * limit, limit })
  const isEmpty = found.total === 0 && !(await hasTasks(view))
  const stretch = asked ?? stretchFor(found, now)
  // What fits on one page is seen as a whole anyway.
  const isLong = !isEmpty && (asked !== undefined || found.total > limit)
  const whole = isLong ? await readWhole(world, contracts, filter) : undefined
  return (
    <div class="lanes-side">
      {!isEmpty && <Filters view={view} />}
      <Live id="lanes" on={['task', 'clock', 'media', 'webhook']} label="Tasks" ages>
        {isEmpty ? (
          <Nothing view={view} />
        ) : (
          <>
            <Zooms view={view} stretch={stretch} />
            {whole && <Overview view={view} whole={whole} seen={stretch} />}
            {found.lanes.length === 0 ? (
              <>
                <p class="quiet">
                  No task matches{found.isCut && ` among the latest ${mostInWords}`}. Take a filter
                  away, or zoom out.
                </p>
                {whole && <ToNearest view={view} whole={whole} seen={stretch} />}
              </>
            ) : (
              <Chart view={view} lanes={found.lanes} stretch={stretch} />
            )}
            <Pager view={view} found={found} page={page} />
          </>
        )}
      </Live>
    </div>
  )
}

const mostInWords = most.toLocaleString('en')

/** All that these tasks have lived through and will, their links' deaths only once they lie behind. */
function stretchFor({ lanes }: Lanes, now: number): Stretch {
  const moments = lanes.flatMap(({ task, expiry }) => [
    task.bornAt,
    ...task.plan.at,
    ...(expiry !== undefined && expiry <= now ? [expiry] : []),
  ])
  return fitting([now, ...moments])
}

const hasTasks = async ({ world }: View): Promise<boolean> =>
  (await world.store.page('tasks', { lists: [lists.all], until: Infinity, offset: 0, limit: 1 }))
    .total > 0

const Nothing = ({ view }: { readonly view: View }) => {
  const [first] = recipes(view)
  return (
    <Empty
      title="No task yet"
      {...(first && { curl: curlOf(first.contract, first.recipe, view.origin, view.world.name) })}
    >
      Press <em>Make a task</em>, or send what your client would send. It turns up here at once,
      moves on with the virtual clock, and shows its video when it is done.
    </Empty>
  )
}

const Pager = ({ view, found, page }: { view: View; found: Lanes; page: number }) => {
  const { total, isCut } = found
  const pages = Math.ceil(total / limit)
  const { world: _, page: __, ...query } = Object.fromEntries(view.query)
  const to = (number: number) => addressOf('', view.world.name, { ...query, page: number })
  return (
    <p class="quiet row pager">
      <span>
        {total === 1 ? 'One task' : `${total} tasks`}
        {isCut && ` among the latest ${mostInWords}`}
      </span>
      {page > 1 && (
        <a class="button small" href={to(page - 1)}>
          Newer
        </a>
      )}
      {page < pages && (
        <a class="button small" href={to(page + 1)}>
          Older
        </a>
      )}
      {pages > 1 && (
        <span>
          page {page} of {pages}
        </span>
      )}
    </p>
  )
}

/** How tasks are made, of every API. */
export const recipes = ({ stage }: View) =>
  stage.providers.flatMap(({ contract }) =>
    recipesOf(contract, examplesOf(contract.id)).map((recipe) => ({
      contract,
      recipe,
      key: `${contract.id} ${recipe.operation}`,
    })),
  )
