import { createRecent } from '../engine/findings/recent.ts'
import { callerOf, type Grading, type Rule, remarkOn, type Sight } from '../engine/findings/rule.ts'
import { memberOf, type Seen } from '../engine/findings/seen.ts'

/** The jobs that an answer shows. */
const jobsIn = ({ data }: Seen): readonly unknown[] => (Array.isArray(data) ? data : [data])

const sightsIn = (seen: Seen): Sight[] =>
  jobsIn(seen).flatMap((job) => {
    const [task, status] = [memberOf(job, 'id'), memberOf(job, 'status')]
    if (typeof task !== 'string' || typeof status !== 'string') return []
    const end = status === 'done' ? 'succeeded' : status === 'failed' ? 'failed' : null
    return [{ task, status, end }]
  })

/** Looks at previews that are ready, from which on somebody waits for something else. */
const patience = 3

const previewAwaited: Rule = {
  id: 'creatify/preview-awaited',
  severity: 'warning',
  title: 'Polled a preview job until it would be done.',
  advice:
    'A preview job stays pending for ever: look at its previews, choose one, and render it; only then the job becomes done.',
  watch() {
    const ready = createRecent<{ readonly id: string; readonly looks: number }>()
    return {
      call(seen) {
        const caller = callerOf(seen)
        const operation = seen.endpoint?.id ?? ''
        if (operation === 'renderVideo' || operation === 'renderSinglePreview') {
          const job = /\/link_to_videos\/([^/]+)\//.exec(seen.path)?.[1] ?? ''
          // From here on it is worth waiting.
          if (!seen.call.refused)
            ready.set(`${caller}/${job.toLowerCase()}`, { id: seen.id, looks: -Infinity })
          return []
        }
        if (operation !== 'getVideo' && operation !== 'listVideos') return []
        return jobsIn(seen).flatMap((job) => {
          const [id, status, previews] = ['id', 'status', 'previews'].map((name) =>
            memberOf(job, name),
          )
          if (typeof id !== 'string' || status !== 'pending') return []
          if (!Array.isArray(previews) || previews.length === 0) return []
          const before = ready.get(`${caller}/${id}`)
          const looks = (before?.looks ?? 0) + 1
          ready.set(`${caller}/${id}`, { id: before?.id ?? seen.id, looks })
          if (looks < patience) return []
          const message = `job ${id} was looked at ${looks} times while its previews were ready and none was being rendered`
          return [remarkOn(seen, message, [before?.id ?? seen.id])]
        })
      },
    }
  },
}

const innerLink: Rule = {
  id: 'creatify/inner-link',
  severity: 'error',
  title: 'Sent the id of the page inside a link in place of the id of the link.',
  advice: 'Keep the outer id of what createLink answers; the id below its `link` opens nothing.',
  watch() {
    /** Outer ids by inner ones. */
    const links = createRecent<{ readonly outer: string; readonly told: string }>()
    return {
      call(seen) {
        const caller = callerOf(seen)
        const sent = idsIn(seen)
          .map((id) => ({ id, link: links.get(`${caller}/${id}`) }))
          .find(({ link }) => link)
        for (const link of jobsIn(seen)) {
          const [outer, inner] = [memberOf(link, 'id'), memberOf(memberOf(link, 'link'), 'id')]
          if (typeof outer === 'string' && typeof inner === 'string')
            links.set(`${caller}/${inner}`, { outer, told: seen.id })
        }
        if (!sent?.link) return []
        const message = `${sent.id} is the page inside link ${sent.link.outer}`
        return [remarkOn(seen, message, [sent.link.told])]
      },
    }
  },
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Ids that stand where a link is meant: in the path and the query, and in the body as `link`. */
function idsIn({ call, endpoint, body }: Seen): string[] {
  if (!endpoint) return []
  const link = memberOf(body, 'link')
  const text = `${call.target} ${typeof link === 'string' ? link : ''}`
  return (text.match(uuid) ?? []).map((id) => id.toLowerCase())
}

/** What has to be known of Creatify's API to judge its clients. */
export const grading: Grading = {
  sights: { getVideo: sightsIn, listVideos: sightsIn },
  pollMs: 3000,
  rules: [previewAwaited, innerLink],
}
