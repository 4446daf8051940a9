import type { Provider, Showing } from '../../../engine/provider.ts'
import type { Task } from '../../../engine/task.ts'
import { addressOf } from '../address.ts'
import type { Action, View } from '../page.ts'
import { Button, Do, Told } from '../parts/form.tsx'
import { Text } from '../parts/text.tsx'
import { isDead, noticeBefore } from '../showing.tsx'
import { hasAgreed, Points, unheard } from './notice.tsx'

/** A task and what can be seen of it. */
export interface Made {
  readonly task: Task
  readonly provider: Provider
  readonly shown: readonly Showing[]
}

/** What somebody wants to take along: the medium of this number of a task. */
async function wanted({
  query,
  world,
  stage,
}: View): Promise<(Made & { one: Showing }) | undefined> {
  const [task] = await world.store.find('tasks', query.get('task') ?? '')
  const provider = stage.providers.find(({ contract }) => contract.id === task?.provider)
  const shown = (task && provider?.showings?.(task, world)) ?? []
  const one = shown[Number(query.get('take'))]
  return task && provider && one ? { task, provider, shown, one } : undefined
}

/** The way to a file: first the notice, where the API asks for one. */
export const Taking = async ({ view }: { readonly view: View }) => {
  const found = await wanted(view)
  const back = addressOf('media', view.world.name)
  if (!found)
    return (
      <p class="told refused" role="alert">
        There is nothing to take. <a href={back}>Back to all media</a>
      </p>
    )
  const { task, provider, one } = found
  const notice = noticeBefore(provider, 'download', task.operation)
  if (isDead(one, view.world.clock.now()))
    return (
      <p class="told refused" role="alert">
        This URL is dead: nobody can download it any more. <a href={back}>Back to all media</a>
      </p>
    )
  const isAgreed = view.outcome?.action === 'take' && 'done' in view.outcome
  return (
    <>
      <p class="lead">
        <Text value={one.title} most={80} />
      </p>
      {notice && !isAgreed && (
        <Do view={view} action="take" class="card notice" label="Before you download">
          <h2>Before you download</h2>
          <Points notice={notice} />
          <Button id="agree" kind="main">
            Go on
          </Button>
        </Do>
      )}
      <Told view={view} action="take" />
      {(!notice || isAgreed) && (
        <p>
          <a class="button main" href={one.target} download={fileNameOf(one, task)}>
            Save the file
          </a>
        </p>
      )}
      <p>
        <a href={back}>Back to all media</a>
      </p>
    </>
  )
}

const endings = { video: 'mp4', picture: 'png', page: 'html' }

const fileNameOf = ({ kind, title }: Showing, task: Task): string =>
  `${`${title} ${task.id}`.replace(/[^\w-]+/g, '-').slice(0, 80)}.${endings[kind]}`

/** Hears that the notice was read. */
export const take: Action = async (_view, form) =>
  hasAgreed(form) ? { done: 'Thank you. The file is yours to save.' } : unheard
