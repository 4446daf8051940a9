import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { without } from './sift.tsx'

interface PagerProps {
  readonly view: View
  readonly total: number
  readonly page: number
  readonly pageSize: number
  /** What is counted, one and many: `call`, `calls`. */
  readonly noun: readonly [string, string]
}

/** Which page of a list an address asks for, from 1. */
export const pageIn = ({ query }: View): number =>
  Math.max(1, Math.floor(Number(query.get('page'))) || 1)

/** How many there are, and the way to those before and after. */
export const Pager = ({ view, total, page, pageSize, noun: [one, many] }: PagerProps) => {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const to = (number: number) =>
    addressOf(view.page.name, view.world.name, {
      ...without(view, 'page'),
      page: number === 1 ? undefined : number,
    })
  return (
    <nav class="row pager" aria-label="More of the list">
      <span class="quiet">{total === 1 ? `One ${one}` : `${total} ${many}`}</span>
      {page > 1 && (
        <a class="button small" href={to(Math.min(page - 1, last))}>
          Newer
        </a>
      )}
      {last > 1 && (
        <span class="quiet">
          page {page} of {last}
        </span>
      )}
      {page < last && (
        <a class="button small" href={to(page + 1)}>
          Older
        </a>
      )}
    </nav>
  )
}
