import { formatMode } from '../../engine/clock.ts'
import { credentialOf, defaultName } from '../../engine/credential.ts'
import { lists } from '../../engine/filing.ts'
import type { World } from '../../engine/world.ts'
import { controlContract } from '../control/contract.ts'
import { addressOf, queryOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Pair, Told } from './parts/form.tsx'
import { Live } from './parts/live.tsx'
import { readable } from './parts/moment.tsx'

/** The worlds that are open: look at one, open another, begin again, keep how it is. */
export const worldsPage: Page = {
  name: 'worlds',
  title: 'Worlds',
  content: async (view) => (
    <>
      <p class="lead">
        The credential of a call opens a world: a universe with its own clock, data, quotas and
        journal. Parallel tests take one each, and never meet.
      </p>
      {['open', 'reset', 'drop', 'restore'].map((action) => (
        <Told view={view} action={action} />
      ))}
      <Live id="worlds" on={['task', 'clock']} label="Open worlds" class="scrolls">
        <table>
          <thead>
            <tr>
              {['World', 'Clock', 'Tasks move by', 'Tasks', 'Credential'].map((title) => (
                <th scope="col">{title}</th>
              ))}
              <th scope="col">
                <span class="unseen">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.stage.worlds.list().map((world) => (
              <Row view={view} world={world} />
            ))}
          </tbody>
        </table>
      </Live>
      <Open view={view} />
      <Keep view={view} />
    </>
  ),
  actions: { open, reset, drop, restore },
}

const Row = async ({ view, world }: { readonly view: View; readonly world: World }) => {
  const { name, clock, progress } = world
  const { total } = await world.store.page('tasks', {
    ...{ lists: [lists.all], until: Infinity, offset: 0, limit: 1 },
  })
  const isHere = name === view.world.name
  return (
    <tr>
      <th scope="row" class="name">
        <a href={addressOf('', name)}>{name}</a> {isHere && <span class="chip">here</span>}
      </th>
      <td class="number">
        {readable(clock.now())} <span class="chip">{formatMode(clock.mode)}</span>
      </td>
      <td>{progress}</td>
      <td class="number">{total}</td>
      <td>
        <code>{credentialOf({ world: name, app: defaultName, account: defaultName })}</code>
      </td>
      <td>
        <div class="row">
          <Do view={view} action="reset">
            <Button id={`reset-${name}`} name="name" value={name}>
              Reset<span class="unseen"> {name}</span>
            </Button>
          </Do>
          {name !== defaultName && (
            <Do view={view} action="drop">
              <Button id={`drop-${name}`} name="name" value={name} kind="danger">
                Drop<span class="unseen"> {name}</span>
              </Button>
            </Do>
          )}
        </div>
      </td>
    </tr>
  )
}

const Open = ({ view }: { readonly view: View }) => (
  <section aria-labelledby="opening">
    <h2 id="opening">Open one</h2>
    <Do view={view} action="open" class="row" label="Open a world">
      <span class="field">
        <Pair of="name" label="Name">
          <input
            id="name"
            name="name"
            required
            maxlength={64}
            pattern="[A-Za-z0-9_\-]+"
            autocomplete="off"
          />
        </Pair>
      </span>
      <span class="field">
        <Pair of="clock" label="Clock">
          <select id="clock" name="clock">
            {['frozen', 'real', '60x', '3600x'].map((mode) => (
              <option>{mode}</option>
            ))}
          </select>
        </Pair>
      </span>
      <span class="field">
        <Pair of="progress" label="Tasks move by">
          <select id="progress" name="progress">
            {['time', 'polls', 'manual'].map((progress) => (
              <option>{progress}</option>
            ))}
          </select>
        </Pair>
      </span>
      <span class="field">
        <Pair of="seed" label="Seed">
          <input id="seed" name="seed" size={10} placeholder="as usual" autocomplete="off" />
        </Pair>
      </span>
      <Button id="open" kind="main">
        Open
      </Button>
    </Do>
  </section>
)

const Keep = ({ view }: { readonly view: View }) => {
  const { name } = view.world
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">Keep how {name} is</h2>
      <p class="quiet">
        A snapshot holds all of a world: tasks, quotas, faults, the clock. Any world can go on from
        it, to the byte.
      </p>
      <div class="row">
        <a
          class="button"
          href={`${controlContract.basePath}/snapshot${queryOf({ world: name })}`}
          download={`backlot-${name}.json`}
        >
          Save a snapshot
        </a>
        <Do view={view} action="restore" class="row" label="Go on from a snapshot" files>
          <Pair of="file" label="Go on from">
            <input id="file" name="file" type="file" accept="application/json,.json" required />
          </Pair>
          <Button id="restore">Restore {name}</Button>
        </Do>
      </div>
    </section>
  )
}

type Form = Parameters<Action>[1]
type Did = ReturnType<Action>

async function open(view: View, form: Form): Did {
  const asked = await view.control('POST', '/worlds', Object.fromEntries(form))
  return asked.ok ? { to: addressOf('', form.get('name') ?? '') } : { problem: asked.problem }
}

async function reset(view: View, form: Form): Did {
  const name = form.get('name') ?? ''
  const asked = await view.control('POST', `/reset${queryOf({ world: name })}`)
  if (!asked.ok) return { problem: asked.problem }
  return { done: `World ${name} is as it was born.` }
}

async function drop(view: View, form: Form): Did {
  const name = form.get('name') ?? ''
  const asked = await view.control('DELETE', `/worlds/${encodeURIComponent(name)}`)
  if (!asked.ok) return { problem: asked.problem }
  if (name === view.world.name) return { to: addressOf('worlds', defaultName) }
  return { done: `World ${name} is gone, and all that was in it.` }
}

async function restore(view: View, form: Form): Did {
  let snapshot: unknown
  try {
    snapshot = JSON.parse(form.get('file') ?? '')
  } catch {
    return { problem: { title: 'Bad snapshot', status: 400, detail: 'the file holds no JSON' } }
  }
  if (typeof snapshot !== 'object' || snapshot === null)
    return { problem: { title: 'Bad snapshot', status: 400, detail: 'the file holds no object' } }
  const asked = await view.control('PUT', '/snapshot', snapshot)
  if (!asked.ok) return { problem: asked.problem }
  return { done: `World ${view.world.name} goes on where the snapshot was taken.` }
}
