import { type Backlot, createBacklot } from '../../emulator/index.ts'
import { median, round } from './statistics.ts'

const limit = 1_000_000_000
const quotas = { createImageAnimationTask: limit, listVideoTasks: limit }
const url = 'http://backlot.test/open_api/v1.3/creative/aigc'
const headers = { 'access-token': 'demo', 'content-type': 'application/json' }
const body = JSON.stringify({ image_url: 'https://cdn.example.com/a.png' })

/** A client that makes a task and looks at it four times, as most calls of clients go. */
async function session(backlot: Backlot): Promise<void> {
  const made = await backlot.fetch(`${url}/image_animation/task/create/`, {
    method: 'POST',
    headers,
    body,
  })
  const { data } = (await made.json()) as { data: { task_ids: string[] } }
  const ids = encodeURIComponent(JSON.stringify(data.task_ids))
  const look = `${url}/video/task/list/?task_ids=${ids}&aigc_video_type=IMAGE_ANIMATION`
  for (let nth = 0; nth < 4; nth += 1) await (await backlot.fetch(look, { headers })).text()
}

const [batches, sessions] = [40, 200]

/** Microseconds a call, with every call judged as it comes and with none judged before somebody asks. */
export async function judging(): Promise<string[][]> {
  const open = (eager: boolean): Backlot =>
    createBacklot({ clock: 'frozen', findings: { eager }, providers: { tiktok: { quotas } } })
  const [off, on] = [
    { backlot: open(false), costs: [] as number[] },
    { backlot: open(true), costs: [] as number[] },
  ]
  // In turns, so that both meet the same machine; the first batches pay for the compiler.
  for (let batch = -5; batch < batches; batch += 1)
    for (const { backlot, costs } of [off, on]) {
      const started = performance.now()
      for (let nth = 0; nth < sessions; nth += 1) await session(backlot)
      if (batch >= 0) costs.push(((performance.now() - started) / sessions / 5) * 1000)
    }
  const rows = [
    ['off', median(off.costs)],
    ['on', median(on.costs)],
  ] as const
  const ratio = median(on.costs.map((cost, index) => cost / (off.costs[index] ?? cost)))
  await Promise.all([off.backlot.close(), on.backlot.close()])
  return rows.map(([name, cost]) => [name, round(cost, 1), name === 'on' ? round(ratio) : ''])
}
