import { formatMode } from '../../engine/clock.ts'
import { lists } from '../../engine/filing.ts'
import { hasEnded } from '../../engine/plan.ts'
import type { Task } from '../../engine/task.ts'
import type { World } from '../../engine/world.ts'
import { clockOf } from '../control/clock.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { lengthOf, Moment, readable } from './parts/moment.tsx'
import { Fired, passTime } from './passing.tsx'

/** Time: how it runs, and steps forward. */
export const clockPage: Page = {
  name: 'clock',
  title: 'Clock',
  content: async (view) => (
    <>
      <p class="lead">
        Everything in this world lives by one virtual clock: tasks, quotas, links, webhooks. It
        never goes back.
      </p>
      <Now view={view} />
      <Modes view={view} />
      <Advance view={view} atWork={await tasksAtWork(view.world)} />
      <Told view={view} action="advance" more={(data) => <Fired view={view} data={data} />} />
    </>
  ),
  actions: { mode, advance: passTime },
}

const Now = async ({ view }: { readonly view: View }) => {
  const { clock } = view.world
  const { mode } = clock
  const { next } = await clockOf(view.world)
  const now = clock.now()
  return (
    <Live id="now" on={['clock', 'task', 'webhook', 'media']} label="Now" class="now card">
      <p class="figure">
        <time
          data-clock
          data-now={now}
          data-speed={mode.kind === 'frozen' ? 0 : mode.kind === 'scaled' ? mode.factor : 1}
        >
          {readable(now)}
        </time>
        <span class="unit">UTC</span>
      </p>
      <p class="quiet">
        {next === null ? (
          'Nothing is due.'
        ) : (
          <>
            Next event at <Moment at={Date.parse(next)} />, in {lengthOf(Date.parse(next) - now)}.
          </>
        )}
      </p>
    </Live>
  )
}

const modes = [
  { mode: 'real', means: 'With the wall clock' },
  { mode: 'frozen', means: 'Only when told' },
  { mode: '60x', means: 'A minute a second' },
  { mode: '3600x', means: 'An hour a second' },
]

const Modes = ({ view }: { readonly view: View }) => {
  const present = formatMode(view.world.clock.mode)
  const known = modes.some(({ mode }) => mode === present)
  const all = known ? modes : [...modes, { mode: present, means: `${present} as fast` }]
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">It runs</h2>
      <Do view={view} action="mode" class="choices" label="How the clock runs">
        {all.map(({ mode, means }) => (
          <Button id={`mode-${mode}`} name="mode" value={mode} pressed={mode === present}>
            <strong>{mode}</strong> <small>{means}</small>
          </Button>
        ))}
      </Do>
      <Told view={view} action="mode" />
    </section>
  )
}

const steps = [
  { by: '1m', says: '+ 1 min' },
  { by: '1h', says: '+ 1 h' },
  { by: '6h', says: '+ 6 h' },
  { by: '1d', says: '+ 1 day' },
]

const Advance = ({ view, atWork }: { readonly view: View; readonly atWork: AtWork }) => (
  <section aria-labelledby="pass">
    <h2 id="pass">Let time pass</h2>
    <div class="row">
      <Do view={view} action="advance" class="row" label="By so much">
        {steps.map(({ by, says }) => (
          <Button id={`by-${by}`} name="by" value={by}>
            {says}
          </Button>
        ))}
        <Button id="next" name="next" value="true" kind="main">
          Next event
        </Button>
      </Do>
      <Do view={view} action="advance" class="row" label="By a duration of your own">
        <label for="own">By</label>
        <input id="own" name="by" size={8} placeholder="1h30m" required autocomplete="off" />
        <Button id="go-own">Go</Button>
      </Do>
    </div>
    {atWork.tasks.length > 0 && (
      <Do view={view} action="advance" class="row" label="Until a task is done">
        <label for="until">Until done</label>
        <select id="until" name="until" class="grow">
          {atWork.tasks.map(({ id, operation }) => (
            <option value={id}>
              {operation} · {id}
            </option>
          ))}
        </select>
        <Button id="go-until">Go</Button>
        {atWork.isCut && (
          <small>
            the latest {most.offered} at work, of the latest {most.looked} tasks
          </small>
        )}
      </Do>
    )}
  </section>
)

/** Tasks among the latest that will end by themselves, newest first. */
/** Tasks that are looked at, and those of them that are offered. */
const most = { looked: 500, offered: 50 }

interface AtWork {
  readonly tasks: readonly Task[]
  /** Whether there may be more than these. */
  readonly isCut: boolean
}

async function tasksAtWork({ store, clock }: World): Promise<AtWork> {
  const until = clock.now()
  const { items, total } = await store.page('tasks', {
    ...{ lists: [lists.all], until, offset: 0, limit: most.looked },
  })
  const tasks = items.filter(
    ({ plan }) => !hasEnded(plan, until) && plan.at.length === plan.states.length,
  )
  return {
    tasks: tasks.slice(0, most.offered),
    isCut: tasks.length > most.offered || total > most.looked,
  }
}

async function mode(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const asked = await view.control('PUT', '/clock', { mode: form.get('mode') ?? '' })
  if (!asked.ok) return { problem: asked.problem }
  return { done: `The clock runs: ${form.get('mode')}.` }
}
