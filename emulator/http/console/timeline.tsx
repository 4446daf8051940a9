import { examplesOf } from '../../../contracts/examples.ts'
import { parseInstant } from '../../engine/instant.ts'
import { taskFates } from '../../engine/plan.ts'
import type { Task } from '../../engine/task.ts'
import { addressOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Empty } from './parts/empty.tsx'
import { Button, Do, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { Fired, passTime } from './passing.tsx'
import { Chart } from './timeline/chart.tsx'
import { Filters, Zooms } from './timeline/filters.tsx'
import { moveByHand } from './timeline/hand.ts'
import { type Lanes, readLanes } from './timeline/lanes.ts'
import { make } from './timeline/make.ts'
import { TaskPanel } from './timeline/panel.tsx'
import { isPhase } from './timeline/phase.ts'
import { curlOf, recipesOf, textsIn } from './timeline/recipe.ts'
import { fitting, type Stretch, stretchOf } from './timeline/stretch.ts'

/** Lanes on a page. */
const limit = 40

/** The home page: tasks of all APIs as lanes on the virtual time axis. */
export const timelinePage: Page = {
  name: '',
  title: 'Timeline',
  content: async (view) => {
    const { query, world } = view
    const id = query.get('task')
    const [task] = id === null ? [] : await world.store.find('tasks', id)
    return (
      <>
        <div class="row bar-of-tools">
          <MakeForm view={view} />
          <Do view={view} action="pass" class="row" label="Let time pass">
            <Button id="pass-1m" name="by" value="1m">
              + 1 min
            </Button>
            <Button id="pass-6h" name="by" value="6h">
              + 6 h
            </Button>
            <Button id="pass-next">Next event</Button>
          </Do>
        </div>
        <Told view={view} action="make" />
        <Told view={view} action="pass" more={(data) => <Fired view={view} data={data} />} />
        <div class={task ? 'board with-task' : 'board'}>
          {task && <TaskPanel view={view} task={task} />}
          {id !== null && !task && <p class="told refused">This world has no such task.</p>}
          <Board view={view} />
        </div>
      </>
    )
  },
  actions: { make: makeTask, pass: passTime, hand: moveByHand },
}

const Board = async ({ view }: { readonly view: View }) => {
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
  return (
    <div class="lanes-side">
      {!isEmpty && <Filters view={view} />}
      <Live view={view} id="lanes" on={['task', 'clock', 'media', 'webhook']} label="Tasks" ages>
        {isEmpty ? (
          <Nothing view={view} />
        ) : (
          <>
            <Zooms view={view} stretch={stretch} />
            {found.lanes.length === 0 ? (
              <p class="quiet">No task matches. Take a filter away, or zoom out.</p>
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
  (await world.store.page('tasks', { lists: ['all'], until: Infinity, offset: 0, limit: 1 }))
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
        {isCut && ' among the latest 20,000'}
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

const recipes = ({ stage }: View) =>
  stage.providers.flatMap(({ contract }) =>
    recipesOf(contract, examplesOf(contract.id)).map((recipe) => ({
      contract,
      recipe,
      key: `${contract.id} ${recipe.operation}`,
    })),
  )

const MakeForm = ({ view }: { readonly view: View }) => (
  <Do view={view} action="make" class="row" label="Make a task">
    <label class="unseen" for="recipe">
      What to make
    </label>
    <select id="recipe" name="recipe" autocomplete="off">
      {recipes(view).map(({ key, contract, recipe }) => (
        <option value={key}>
          {contract.id}: {recipe.operation}
        </option>
      ))}
    </select>
    <label class="unseen" for="fate">
      What shall become of it
    </label>
    <select id="fate" name="fate" autocomplete="off">
      {Object.keys(taskFates).map((fate) => (
        <option value={fate}>{fate}</option>
      ))}
    </select>
    <Button id="make" kind="main">
      Make a task
    </Button>
  </Do>
)

async function makeTask(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const all = recipes(view)
  const chosen = all.find(({ key }) => key === form.get('recipe')) ?? all[0]
  if (!chosen) return { done: 'No API here makes tasks.' }
  const { contract, recipe } = chosen
  const made = await make(view, view.world.name, contract, recipe, form.get('fate'))
  if ('problem' in made) return made
  const task = await taskIn(view, made.reply)
  return { to: addressOf('', view.world.name, { task: task?.id }) }
}

/** The task that a reply names. */
async function taskIn({ world }: View, reply: unknown): Promise<Task | undefined> {
  for (const text of textsIn(reply)) {
    const [task] = await world.store.find('tasks', text)
    if (task) return task
  }
  return undefined
}
