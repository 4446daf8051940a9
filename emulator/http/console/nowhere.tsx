import { addressOf } from './address.ts'
import type { Page } from './page.ts'
import { Text } from './parts/text.tsx'

/** Stands where no page is. */
export const noPage: Page = {
  name: '',
  title: 'Not here',
  isInner: true,
  content: ({ world }) => (
    <p>
      There is no such page. <a href={addressOf('', world.name)}>Back to the timeline</a>
    </p>
  ),
}

/** Stands where a world is asked for that nobody has opened. */
export const noWorld: Page = {
  name: '',
  title: 'No such world',
  isInner: true,
  content: ({ query }) => (
    <p>
      No world called “
      <Text value={query.get('world') ?? ''} most={64} />” is open. A call with its credential opens
      it, or <a href={addressOf('worlds', 'default')}>open it yourself</a>.
    </p>
  ),
}
