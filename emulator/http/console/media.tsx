import { lists } from '../../engine/filing.ts'
import { addressOf } from './address.ts'
import { type Made, Taking, take } from './media/taking.tsx'
import { Upload, upload } from './media/upload.tsx'
import type { Page, View } from './page.ts'
import { Empty } from './parts/empty.tsx'
import { Live } from './parts/live.tsx'
import { Text } from './parts/text.tsx'
import { printOf, Showings } from './showing.tsx'

/** Tasks whose media are shown, and tasks that are looked at for them. */
const most = { shown: 12, looked: 500 }

/** What tasks have made: to be played, and taken along. */
export const mediaPage: Page = {
  name: 'media',
  title: 'Media',
  content: async (view) =>
    view.query.has('take') ? <Taking view={view} /> : <Gallery view={view} />,
  actions: { take, upload },
}

const Gallery = async ({ view }: { readonly view: View }) => {
  const { made, isCut } = await madeIn(view)
  const now = view.world.clock.now()
  const print = made.map(({ shown }) => printOf(shown, now)).join('\n') || 'none'
  return (
    <>
      <p class="lead">
        Real files of the asked shape and length. Their URLs live and die by the virtual clock.
      </p>
      <Live id="gallery" on={['task', 'media', 'clock']} label="Made so far" print={print}>
        {made.length === 0 ? (
          <Empty title="Nothing made yet">
            <a href={addressOf('', view.world.name)}>Make a task</a>, and let time pass until it is
            done.
          </Empty>
        ) : (
          <div class="gallery">
            {made.map(({ task, provider, shown }) => (
              <article class="card" aria-label={`Media of ${task.id}`}>
                <p class="row">
                  <a href={addressOf('', view.world.name, { task: task.id })}>
                    <Text value={task.id} most={40} />
                  </a>
                  <span class="chip">{provider.contract.id}</span>
                </p>
                <Showings view={view} task={task} provider={provider} shown={shown} page="media" />
              </article>
            ))}
          </div>
        )}
        {isCut && (
          <p class="quiet">
            The latest {most.shown} are shown, of the latest {most.looked} tasks. The timeline leads
            to those of any other.
          </p>
        )}
      </Live>
      {view.stage.providers.map(({ contract }) =>
        contract.notices
          ?.filter(({ before }) => before === 'upload')
          .map((notice) => <Upload view={view} api={contract.id} notice={notice} />),
      )}
    </>
  )
}

async function madeIn({
  world,
  stage,
}: View): Promise<{ readonly made: readonly Made[]; readonly isCut: boolean }> {
  const { items, total } = await world.store.page('tasks', {
    ...{ lists: [lists.all], until: world.clock.now(), offset: 0, limit: most.looked },
  })
  const made: Made[] = []
  for (const task of items) {
    const provider = stage.providers.find(({ contract }) => contract.id === task.provider)
    const shown = provider?.showings?.(task, world) ?? []
    if (provider && shown.length > 0) made.push({ task, provider, shown })
    if (made.length === most.shown) break
  }
  return { made, isCut: made.length === most.shown || total > most.looked }
}
