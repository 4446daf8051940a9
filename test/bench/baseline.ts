import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createVideoTaskBody, listVideoTasksQuery } from '../../contracts/tiktok/wire.ts'

// What a team would write by hand in an afternoon: hono and zod, no clock, no quota, no journal. It validates the
// same body as the emulator and answers the same number of bytes.

const app = new Hono()
const tasks = new Map<string, { task_id: string; status: string; preview_url: string }>()
let made = 7_400_000_000_000_000_000n

const envelope = (data: unknown) => ({
  code: 0,
  message: 'OK',
  request_id: '20260101000000ABCDEF0123456789ABCD',
  data,
})

app.post('/open_api/v1.3/creative/aigc/video/task/create/', async (c) => {
  const parsed = createVideoTaskBody.safeParse(await c.req.json())
  if (!parsed.success) return c.json({ code: 40002, message: 'invalid', data: {} })
  made += 1n
  const task_id = made.toString()
  tasks.set(task_id, { task_id, status: 'SUBMITTED', preview_url: '' })
  return c.json(envelope({ task_ids: [task_id] }))
})

const preview =
  'http://127.0.0.1:40000/0123456789abcdef0123456789abcdef/69560000/video/tos/default/default/7400000000000000000/?a=1233&ch=0&ds=3&mime_type=video_mp4&vid=v10033g50000c0000000000000000000'

app.get('/open_api/v1.3/creative/aigc/video/task/list/', (c) => {
  const parsed = listVideoTasksQuery.safeParse({
    task_ids: JSON.parse(c.req.query('task_ids') ?? '[]'),
    aigc_video_type: c.req.query('aigc_video_type'),
  })
  if (!parsed.success) return c.json({ code: 40002, message: 'invalid', data: {} })
  const list = parsed.data.task_ids.map((task_id) => ({
    task_id: tasks.get(task_id)?.task_id ?? task_id,
    aigc_video_type: parsed.data.aigc_video_type,
    status: 'SUCCESS',
    video_id: 'v10033g50000c0000000000000000000',
    preview_url: preview,
  }))
  return c.json(envelope({ list }))
})

app.get('/hello', (c) => c.json({ status: 'ok' }))

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` })),
)
