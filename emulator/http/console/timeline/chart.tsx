import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { Text } from '../parts/text.tsx'
import type { Lane } from './lanes.ts'
import { type Stretch, ticksOf, xOf } from './stretch.ts'

// Everything is placed by attributes of SVG in per cent: pages may hold no styles of their own.

interface ChartProps {
  readonly view: View
  readonly lanes: readonly Lane[]
  readonly stretch: Stretch
}

/** Tasks as lanes on the axis of virtual time. */
export const Chart = ({ view, lanes, stretch }: ChartProps) => {
  const { clock } = view.world
  const open = view.query.get('task')
  return (
    <div class="chart">
      <Axis stretch={stretch} now={clock.now()} />
      <ol class="lanes">
        {lanes.map((lane) => (
          <LaneRow view={view} lane={lane} stretch={stretch} isOpen={lane.task.id === open} />
        ))}
      </ol>
    </div>
  )
}

const Axis = ({ stretch, now }: { readonly stretch: Stretch; readonly now: number }) => {
  const x = xOf(stretch, now)
  return (
    <div class="axis" aria-hidden="true">
      <svg class="times">
        <title>Virtual time</title>
        {labelsOf(stretch).map(({ at, text }) => (
          <text x={`${xOf(stretch, at)}%`} y="14" dx="4">
            {text}
          </text>
        ))}
      </svg>
      <svg class="lines">
        <title>Round moments</title>
        {ticksOf(stretch, 6).map(({ at }) => (
          <line class="tick" x1={`${xOf(stretch, at)}%`} x2={`${xOf(stretch, at)}%`} y2="100%" />
        ))}
      </svg>
      <svg class="now">
        <title>Now</title>
        {x >= 0 && x <= 100 && (
          <line
            class="present"
            x1={`${x}%`}
            x2={`${x}%`}
            y2="100%"
            data-from={stretch.from}
            data-span={stretch.span}
          />
        )}
      </svg>
    </div>
  )
}

/** Those lines that have room for their names. */
const labelsOf = (stretch: Stretch) => ticksOf(stretch, 6).filter(({ at }) => xOf(stretch, at) < 94)

interface LaneProps {
  readonly view: View
  readonly lane: Lane
  readonly stretch: Stretch
  readonly isOpen: boolean
}

const LaneRow = ({ view, lane, stretch, isOpen }: LaneProps) => {
  const { task, status, phase } = lane
  const { world: _, ...query } = Object.fromEntries(view.query)
  const address = addressOf('', view.world.name, { ...query, task: task.id })
  return (
    <li>
      <a
        id={`lane-${task.id}`}
        class="lane"
        href={address}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span class="what">
          <span class={`dot ${phase}`} aria-hidden="true" />
          <strong class="clip">{nameOf(lane)}</strong>
          <small class="clip">
            {status} · {task.provider} · {task.account === 'default' ? '' : `${task.account} · `}
            <Text value={task.id} />
          </small>
        </span>
        <Bar lane={lane} stretch={stretch} now={view.world.clock.now()} />
      </a>
    </li>
  )
}

/** What its API calls a task, in small letters. */
const nameOf = ({ task }: Lane): string => task.kind.toLowerCase().replaceAll('_', ' ')

interface BarProps {
  readonly lane: Lane
  readonly stretch: Stretch
  readonly now: number
}

/** The life of a task: what lies ahead is paler. */
const Bar = ({ lane, stretch, now }: BarProps) => {
  const { parts, expiry, deliveries, end } = lane
  const x = (at: number): string => `${xOf(stretch, at)}%`
  return (
    <svg class="bar" aria-hidden="true">
      {parts
        .flatMap((part) => splitAt(part, now))
        .map(({ from, to, phase }) => (
          <rect
            class={from >= now ? `${phase} ahead` : phase}
            x={x(from)}
            y="6"
            width={`${Math.max(0.2, xOf(stretch, to) - xOf(stretch, from))}%`}
            height="12"
          />
        ))}
      {expiry !== undefined && end && (
        <>
          <line class="life" x1={x(end.at)} x2={x(expiry)} y1="12" y2="12" />
          <Cross x={xOf(stretch, expiry)} />
        </>
      )}
      {end && (
        <circle
          class={end.at > now ? `${end.phase} ahead` : end.phase}
          cx={x(end.at)}
          cy="12"
          r="6"
        />
      )}
      {deliveries.map(({ dueAt, state }) => (
        <circle class={`webhook ${state}`} cx={x(dueAt)} cy="3.5" r="3" />
      ))}
    </svg>
  )
}

function splitAt(part: Lane['parts'][number], now: number): Lane['parts'] {
  return part.from < now && now < part.to
    ? [
        { ...part, to: now },
        { ...part, from: now },
      ]
    : [part]
}

/** The mark of a URL's death. */
const Cross = ({ x }: { readonly x: number }) => (
  <svg x={`${x}%`} y="7" overflow="visible">
    <title>URL dies</title>
    <path class="death" d="M-4 1 4 9M4 1-4 9" />
  </svg>
)
