import type { Grading, Rule, Sight } from '../engine/findings/rule.ts'
import { remarkOn } from '../engine/findings/rule.ts'
import { memberOf, type Seen, textsOf } from '../engine/findings/seen.ts'

/** Both calls that look for videos answer with dubbed ones alone when no type is named. */
const typeParameters: Readonly<Record<string, string>> = {
  listVideoTasks: 'aigc_video_type',
  listVideos: 'aigc_video_types',
}

const typeForgotten: Rule = {
  id: 'tiktok/type-forgotten',
  severity: 'error',
  title: 'Forgot to say which type of video it looks for.',
  advice:
    'Send aigc_video_type with the type of the tasks: without it only dubbed videos are found.',
  watch: () => ({
    call(seen) {
      const parameter = typeParameters[seen.endpoint?.id ?? '']
      if (parameter === undefined || seen.call.refused) return []
      const sent = seen.query[parameter]
      const isSent = Array.isArray(sent) ? sent.length > 0 : sent !== undefined
      const { data } = seen
      // What is found all the same was wanted.
      if (isSent || data === undefined || listOf(data).length > 0) return []
      const ids = textsOf(seen.query['task_ids']).slice(0, 5)
      const about = ids.length > 0 ? ` about ${ids.join(', ')}` : ''
      return [
        remarkOn(
          seen,
          `${seen.endpoint?.id} was asked${about} without ${parameter}, and found nothing`,
        ),
      ]
    },
  }),
}

const listOf = (data: unknown): readonly unknown[] => {
  const list = memberOf(data, 'list')
  return Array.isArray(list) ? list : []
}

const sightsIn = ({ data }: Seen): Sight[] =>
  listOf(data).flatMap((item) => {
    const [task, status] = [memberOf(item, 'task_id'), memberOf(item, 'status')]
    if (typeof task !== 'string' || typeof status !== 'string') return []
    const end = status === 'SUCCESS' ? 'succeeded' : status === 'FAILED' ? 'failed' : null
    return [{ task, status, end }]
  })

/** What has to be known of TikTok's API to judge its clients. */
export const grading: Grading = {
  sights: { listVideoTasks: sightsIn },
  pollMs: 3000,
  rules: [typeForgotten],
}
