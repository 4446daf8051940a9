import type { StepReport } from '../../../scenarios/runner/report.ts'
import { addressOf } from './address.ts'
import type { Action, Page, View } from './page.ts'
import { Button, Do, Told } from './parts/form.tsx'
import { lengthOf } from './parts/moment.tsx'
import { Text } from './parts/text.tsx'
import { begin, type Run, runIn } from './scenarios/run.ts'
import { readShelf, type Shelved } from './scenarios/shelf.ts'
import { Board } from './timeline/board.tsx'

/** Stories that can be played, and the one that plays in this world. */
export const scenariosPage: Page = {
  name: 'scenarios',
  title: 'Scenarios',
  content: async (view) => {
    const run = runIn(view.stage, view.world.name)
    return (
      <>
        {run && <Playing view={view} run={run} />}
        <Told view={view} action="play" />
        <Shelf view={view} shelved={await readShelf()} />
      </>
    )
  },
  actions: { play },
}

const Playing = ({ view, run }: { readonly view: View; readonly run: Run }) => (
  <>
    <section id="run" class="card" aria-label="The play in this world">
      {/* While it plays, it is looked at again and again. */}
      {!run.ending && (
        <div
          hx-get={view.here}
          hx-trigger="load delay:400ms"
          hx-target="#run"
          hx-select="#run > *"
          hx-swap="innerHTML"
        />
      )}
      <h2>{run.scenario.info.title}</h2>
      <p role="status">
        <Verdict run={run} />
      </p>
      <ol class="plain">
        {run.steps.map((step) => (
          <StepLine step={step} />
        ))}
      </ol>
    </section>
    <h2>Its tasks</h2>
    <Board view={view} />
  </>
)

const Verdict = ({ run: { ending, steps, clock } }: { readonly run: Run }) => {
  if (!ending)
    return (
      <>
        <span class="dot working" aria-hidden="true" /> It plays, clock {clock}: {steps.length}{' '}
        steps so far.
      </>
    )
  if ('error' in ending)
    return (
      <>
        <span class="dot failed" aria-hidden="true" /> It could not be played:{' '}
        <bdi>{ending.error}</bdi>
      </>
    )
  const { passed, virtualMs, realMs, why } = ending.report
  return (
    <>
      <span class={`dot ${passed ? 'done' : 'failed'}`} aria-hidden="true" />{' '}
      <strong>{passed ? 'Passed' : 'Failed'}</strong>: {steps.length} steps, {lengthOf(virtualMs)}{' '}
      of virtual time in {lengthOf(Math.round(realMs))}. {why}
    </>
  )
}

const StepLine = ({ step }: { readonly step: StepReport }) => (
  <li>
    <span class={`dot ${step.outcome === 'failed' ? 'failed' : 'done'}`} aria-hidden="true" />{' '}
    <Text value={step.title} most={160} />{' '}
    <small>
      {step.outcome}
      {step.attempts > 1 && `, ${step.attempts} tries`}
      {step.virtualMs > 0 && `, ${lengthOf(step.virtualMs)}`}
    </small>
    {step.failure && (
      <p class="told refused">
        <bdi>{step.failure.why}</bdi> {step.failure.reason && <bdi>({step.failure.reason})</bdi>}
      </p>
    )}
  </li>
)

const speeds = [
  { clock: '60x', says: 'a minute a second, to watch' },
  { clock: '600x', says: 'ten minutes a second' },
  { clock: 'frozen', says: 'at once' },
]

const Shelf = ({
  view,
  shelved,
}: {
  readonly view: View
  readonly shelved: readonly Shelved[]
}) => (
  <section aria-labelledby="shelf">
    <h2 id="shelf">On the shelf</h2>
    <p class="quiet">
      Stories in Arazzo, of this package and of the folder <code>scenarios</code> here. Each plays
      in a world of its own, which stays open. One that moves the clock itself does so at any speed.
    </p>
    <Do view={view} action="play" label="Play a scenario">
      <p class="row">
        <label for="speed">Speed</label>
        <select id="speed" name="clock" autocomplete="off">
          {speeds.map(({ clock, says }) => (
            <option value={clock}>
              {clock}: {says}
            </option>
          ))}
        </select>
      </p>
      <ul class="plain shelf">
        {shelved.map((one) => (
          <li class="card">
            {'scenario' in one ? (
              <>
                <div>
                  <strong>
                    <Text value={one.scenario.info.title} />
                  </strong>
                  <br />
                  <small>
                    {one.name} {one.scenario.tags.length > 0 && `· ${one.scenario.tags.join(', ')}`}
                  </small>
                </div>
                <Button id={`play-${one.name}`} name="name" value={one.name}>
                  Play<span class="unseen"> {one.name}</span>
                </Button>
              </>
            ) : (
              <div>
                <strong>{one.name}</strong> cannot be played: <bdi>{one.trouble}</bdi>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Do>
  </section>
)

async function play(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const name = form.get('name')
  const found = (await readShelf()).find((one) => one.name === name)
  if (!found || !('scenario' in found)) {
    const detail = `no scenario on the shelf is called "${name}"`
    return { problem: { title: 'Not found', status: 404, detail } }
  }
  const clock = speeds.find((one) => one.clock === form.get('clock'))?.clock ?? 'frozen'
  const world = await begin(view.stage, view.origin, found.name, found.scenario, clock)
  return { to: addressOf('scenarios', world) }
}
