import { formatInstant } from '../../../engine/instant.ts'
import { hasEnded, statusAt } from '../../../engine/plan.ts'
import type { Task } from '../../../engine/task.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { Button, Do, Told } from '../parts/form.tsx'
import { Live } from '../parts/live.tsx'
import { lengthOf, Moment } from '../parts/moment.tsx'
import { Text } from '../parts/text.tsx'
import { printOf, Showings } from '../showing.tsx'
import { Correspondence } from './correspondence.tsx'
import { phaseOf } from './phase.ts'

/** One task: its plan, what can be seen of it, what was said about it. */
export const TaskPanel = ({ view, task }: { readonly view: View; readonly task: Task }) => {
  const { stage, world } = view
  const provider = stage.providers.find(({ contract }) => contract.id === task.provider)
  if (!provider) return null
  const { contract } = provider
  const now = world.clock.now()
  const status = statusAt(task.plan, now)
  const { world: _, task: __, ...query } = Object.fromEntries(view.query)
  const shown = provider.showings?.(task, world) ?? []
  return (
    <aside class="panel card" aria-label="Task">
      <a class="close" href={addressOf('', world.name, query)} aria-label="Close">
        ×
      </a>
      <Live id="task" on={['task', 'clock', 'media']} label="State">
        <p class="row head">
          <span class={`dot ${phaseOf(contract, task, status)}`} aria-hidden="true" />
          <strong>{status}</strong>
          {task.held && <span class="chip">held</span>}
        </p>
        <dl class="facts">
          <dt>Task</dt>
          <dd class="mono">
            <Text value={task.id} />
          </dd>
          <dt>API</dt>
          <dd>
            {contract.title}, {task.operation}
          </dd>
          <dt>Whose</dt>
          <dd>
            app {task.app}, account {task.account}
          </dd>
          {task.fate !== 'succeed' && (
            <>
              <dt>Fate</dt>
              <dd>{task.fate}</dd>
            </>
          )}
        </dl>
        <ol class="plan">
          {task.plan.states.map((state, index) => {
            const at = task.plan.at[index]
            const phase = phaseOf(contract, task, state)
            return (
              <li class={at !== undefined && at <= now ? 'past' : 'ahead'}>
                <span class={`dot ${phase}`} aria-hidden="true" /> {state}{' '}
                <small>{at === undefined ? 'not planned' : <Moment at={at} />}</small>{' '}
                {at !== undefined && at > now && <small>in {lengthOf(at - now)}</small>}
              </li>
            )
          })}
        </ol>
        {!hasEnded(task.plan, now) && <ByHand view={view} task={task} />}
      </Live>
      <Told view={view} action="hand" />
      <Live
        id="seen"
        on={['task', 'clock', 'media']}
        label="What can be seen"
        print={printOf(shown, now)}
      >
        <Showings view={view} task={task} provider={provider} shown={shown} />
      </Live>
      <Live id="said" on={['request', 'webhook']} label="What was said about it">
        <Correspondence view={view} task={task} />
      </Live>
    </aside>
  )
}

const ByHand = ({ view, task }: { readonly view: View; readonly task: Task }) => {
  const { plan } = task
  const end = plan.at[plan.states.length - 1]
  return (
    <>
      {end !== undefined && (
        <Do view={view} action="pass" class="row" label="Let time pass">
          <input type="hidden" name="to" value={formatInstant(end)} />
          <Button id="until" kind="main">
            Let time pass until it is done
          </Button>
        </Do>
      )}
      <Do view={view} action="hand" class="row" label="Move it by hand">
        <input type="hidden" name="id" value={task.id} />
        {['step', 'finish', 'fail', ...(task.held ? [] : ['hold'])].map((hand) => (
          <Button id={`hand-${hand}`} name="hand" value={hand}>
            {hand}
          </Button>
        ))}
      </Do>
    </>
  )
}
