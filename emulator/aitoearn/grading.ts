import type { Grading, Sight } from '../engine/findings/rule.ts'
import { memberOf, type Seen } from '../engine/findings/seen.ts'

/** Looks at one task; the list of all shows old ones, too, which nobody asked for. */
const sightsIn = ({ data }: Seen): Sight[] => {
  const [task, status] = [memberOf(data, 'id'), memberOf(data, 'status')]
  if (typeof task !== 'string' || typeof status !== 'string') return []
  const end = status === 'SUCCESS' ? 'succeeded' : status === 'FAILURE' ? 'failed' : null
  return [{ task, status, end }]
}

/** What has to be known of AiToEarn's API to judge its clients: its tasks move in steps of half a minute. */
export const grading: Grading = { sights: { getVideoTask: sightsIn }, pollMs: 5000, rules: [] }
