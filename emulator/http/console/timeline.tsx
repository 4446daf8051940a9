import { taskFates } from '../../engine/plan.ts'
import { addressOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Told } from './parts/form.tsx'
import { Fired, passTime } from './passing.tsx'
import { Board, recipes } from './timeline/board.tsx'
import { moveByHand } from './timeline/hand.ts'
import { make } from './timeline/make.ts'
import { TaskPanel } from './timeline/panel.tsx'
import { taskIn } from './timeline/task-in.ts'

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
  const task = await taskIn(view.world, made.reply)
  return { to: addressOf('', view.world.name, { task: task?.id }) }
}
