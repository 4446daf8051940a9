import type { PropsWithChildren } from 'hono/jsx'

/** What can be heard of a world; each is an event of its feed. */
export const news = ['request', 'task', 'media', 'webhook', 'clock'] as const

export type News = (typeof news)[number]

interface LiveProps {
  /** Unique in the page. */
  readonly id: string
  /** What it shows: it is fetched anew when news of this comes, or of a feed that was broken off. */
  readonly on: readonly News[]
  /** What it is, for whoever cannot see it. */
  readonly label: string
  readonly class?: string
  /** Whether time alone changes it: then it is fetched anew every few seconds while the clock runs. */
  readonly ages?: boolean
  /** Tells one state of it from another: while it stays the same, what is on the page is left alone. */
  readonly print?: string
}

/**
 * A part of a page that is kept up to date. The script fetches the page anew, once for all parts that are out of date,
 * and cuts them out of it, so that each is written once; fields do not belong inside, for what is typed would be lost.
 * The part itself stays where it is.
 */
export const Live = ({
  id,
  on,
  label,
  class: name,
  ages = false,
  print,
  children,
}: PropsWithChildren<LiveProps>) => (
  <section
    id={id}
    class={name}
    aria-label={label}
    data-live={[...on, ...(ages ? ['tick'] : [])].join(' ')}
    data-print={print}
  >
    {children}
  </section>
)
