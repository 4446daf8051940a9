import type { Notice } from '../../../contracts/kit/contract.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { Provider, Showing } from '../../engine/provider.ts'
import type { Task } from '../../engine/task.ts'
import { addressOf } from './address.ts'
import type { View } from './page.ts'
import { Button, Do } from './parts/form.tsx'
import { Moment, waitOf } from './parts/moment.tsx'
import { Text } from './parts/text.tsx'

/** Whether the URL of a medium is dead. */
export const isDead = ({ until }: Showing, now: number): boolean =>
  until !== undefined && until <= now

/** Tells one state of what can be seen from another: a film that plays is left alone while it stays the same. */
export const printOf = (shown: readonly Showing[], now: number): string =>
  shown.map((one) => `${one.target} ${isDead(one, now) ? 'dead' : one.until}`).join('\n') ||
  'nothing'

/** What people must be told before they download what a task has made. */
export const noticeBefore = (
  { contract }: Provider,
  before: Notice['before'],
  operation: string,
): Notice | undefined =>
  contract.notices?.find((one) => one.before === before && one.operations.includes(operation))

interface ShowingsProps {
  readonly view: View
  readonly task: Task
  readonly provider: Provider
  readonly shown: readonly Showing[]
  /** The page that shows them; the home page unless told. */
  readonly page?: string
}

/** The media of a task: played while their URLs live. */
export const Showings = ({ view, task, shown, page = '' }: ShowingsProps) => (
  <>
    {shown.map((one, index) => (
      <Shown view={view} task={task} showing={one} index={index} isHome={page === ''} />
    ))}
  </>
)

interface ShownProps {
  readonly view: View
  readonly task: Task
  readonly showing: Showing
  readonly index: number
  readonly isHome: boolean
}

const Shown = ({ view, task, showing, index, isHome }: ShownProps) => {
  const { target, title, until } = showing
  const now = view.world.clock.now()
  const dead = isDead(showing, now)
  return (
    <figure class="shown">
      {dead ? (
        <div class="screen dead">
          <p>
            <strong>This URL is dead.</strong>
            <br />
            Whoever fetches it gets a 403.
          </p>
        </div>
      ) : (
        <Screen showing={showing} />
      )}
      <figcaption>
        <strong class="clip">
          <Text value={title} most={80} />
        </strong>
        <span class="quiet">
          {until === undefined ? (
            'Its URL never dies.'
          ) : dead ? (
            <>
              It died at <Moment at={until} />.
            </>
          ) : (
            <>
              Its URL lives for <span data-until={until}>{waitOf(until - now)}</span>, until{' '}
              <Moment at={until} />.
            </>
          )}
        </span>
        {!dead && (
          <div class="row">
            {isHome && until !== undefined && (
              <Do view={view} action="pass" label="Let time pass">
                <input type="hidden" name="to" value={formatInstant(until)} />
                <Button id={`die-${index}`}>Let time pass until it dies</Button>
              </Do>
            )}
            <a
              class="button"
              href={addressOf('media', view.world.name, { task: task.id, take: index })}
            >
              Download
            </a>
          </div>
        )}
        <code class="address">
          <Text value={target} most={300} />
        </code>
      </figcaption>
    </figure>
  )
}

const Screen = ({ showing: { kind, target, title } }: { readonly showing: Showing }) => {
  if (kind === 'picture') return <img class="screen" src={target} alt={title} />
  if (kind === 'page') return <iframe class="screen" src={target} title={title} />
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody speaks in these films
    <video class="screen" src={target} controls preload="metadata" playsinline aria-label={title} />
  )
}
