import type { Contract } from '../../../../contracts/kit/contract.ts'
import { formatInstant } from '../../../engine/instant.ts'
import type { World } from '../../../engine/world.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { readable } from '../parts/moment.tsx'
import { type LaneFilter, tasksMeant } from './lanes.ts'
import { fitting, type Stretch, xOf, zoomSpan, zooms } from './stretch.ts'

/** A part of the whole time in which tasks were made, and how many in it. */
interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** All that there is of a world, from its first task to its last. */
export interface Whole {
  readonly stretch: Stretch
  /** Those in which tasks were made, in order. */
  readonly bins: readonly Bin[]
}

/** Parts that the strip is divided into. */
const parts = 80

/** Where the tasks of a world are, whatever stretch is looked at. */
export async function readWhole(
  world: World,
  contracts: readonly Contract[],
  filter: LaneFilter,
): Promise<Whole> {
  const births: number[] = []
  for await (const { bornAt } of tasksMeant(world, contracts, { ...filter, stretch: undefined }))
    births.push(bornAt)
  const stretch = fitting([world.clock.now(), ...births])
  const width = stretch.span / parts
  const counts = new Map<number, number>()
  for (const birth of births) {
    const nth = Math.min(parts - 1, Math.floor((birth - stretch.from) / width))
    counts.set(nth, (counts.get(nth) ?? 0) + 1)
  }
  const bins = [...counts]
    .sort(([one], [other]) => one - other)
    .map(([nth, count]) => ({
      from: stretch.from + nth * width,
      to: stretch.from + (nth + 1) * width,
      count,
    }))
  return { stretch, bins }
}

interface OverviewProps {
  readonly view: View
  readonly whole: Whole
  /** What the chart below shows. */
  readonly seen: Stretch
}

/** A strip that shows where tasks are on the whole axis; a click looks at a part of it. */
export const Overview = ({ view, whole: { stretch, bins }, seen }: OverviewProps) => {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const from = Math.max(0, xOf(stretch, seen.from))
  const to = Math.min(100, xOf(stretch, seen.from + seen.span))
  return (
    // Whoever uses no pointer has the zooms, and the way to the nearest tasks.
    <svg class="overview" aria-hidden="true">
      <rect class="seen" x={`${from}%`} width={`${Math.max(0.4, to - from)}%`} height="100%" />
      {bins.map((bin) => {
        const height = Math.max(12, 100 * Math.sqrt(bin.count / most))
        return (
          <a href={addressAt(view, bin)} tabindex={-1}>
            <title>{`${bin.count === 1 ? 'One task' : `${bin.count} tasks`}, ${readable(bin.from)}`}</title>
            <rect
              x={`${xOf(stretch, bin.from)}%`}
              y={`${100 - height}%`}
              width={`${80 / parts}%`}
              height={`${height}%`}
            />
          </a>
        )
      })}
    </svg>
  )
}

/** Leads to the tasks that are nearest to a stretch in which there are none. */
export const ToNearest = ({ view, whole: { bins }, seen }: OverviewProps) => {
  const middle = seen.from + seen.span / 2
  const [nearest] = bins.toSorted(
    (one, other) => Math.abs(one.from - middle) - Math.abs(other.from - middle),
  )
  return nearest ? (
    <a class="button small" href={addressAt(view, nearest)}>
      To the nearest tasks, {readable(nearest.from)}
    </a>
  ) : null
}

/** The page that shows a part of the axis, zoomed as it is now unless that would be less than the part. */
function addressAt({ query, world }: View, { from, to }: Bin): string {
  const { world: _, page: __, ...rest } = Object.fromEntries(query)
  const present = rest['zoom'] ?? ''
  const width = to - from
  const fits = (zoom: string): boolean => (zoomSpan(zoom) ?? 0) >= width
  const zoom = fits(present) ? present : (zooms.find(fits) ?? zooms.at(-1))
  const span = (zoom && zoomSpan(zoom)) || width
  const end = formatInstant(Math.round((from + to + span) / 2))
  return addressOf('', world.name, { ...rest, zoom, end })
}
