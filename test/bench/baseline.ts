import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import * as aitoearn from '../../contracts/aitoearn/wire.ts'
import * as creatify from '../../contracts/creatify/wire.ts'
import * as tiktok from '../../contracts/tiktok/wire.ts'

// What a team would write by hand in an afternoon: hono and zod, no credential, clock, quota, credits or journal. It
// validates the same parameters by the same schemas, keeps what is made by its id, and answers objects of the same form
// and size: it is shown one answer of the emulator and serialises the like of it for each call.

type Json = Record<string, unknown>

const app = new Hono()
const kept = new Map<string, Json>()
const like = new Map<string, Json>()

app.post('/like', async (c) => {
  const { path, answer } = await c.req.json<{ path: string; answer: string }>()
  like.set(path.split('?')[0] ?? path, JSON.parse(answer) as Json)
  return c.json({})
})

const shown = (c: Context): Json => like.get(c.req.path) ?? {}

/** Makes something of a valid body and keeps it; `answer` puts its id into the form of the answer. */
function creates(path: string, body: z.ZodType, answer: (form: Json, id: string) => Json): void {
  app.post(path, async (c) => {
    const parsed = body.safeParse(await c.req.json())
    if (!parsed.success) return c.json({ code: 40002, message: 'invalid', data: {} }, 400)
    const id = randomUUID()
    const made = answer(shown(c), id)
    kept.set(id, made)
    return c.json(made)
  })
}

let made = 7_400_000_000_000_000_000n

creates('/open_api/v1.3/creative/aigc/video/task/create/', tiktok.createVideoTaskBody, (form) => {
  made += 1n
  return { ...form, data: { task_ids: [made.toString()] } }
})

app.get('/open_api/v1.3/creative/aigc/video/task/list/', (c) => {
  const parsed = tiktok.listVideoTasksQuery.safeParse({
    task_ids: JSON.parse(c.req.query('task_ids') ?? '[]'),
    aigc_video_type: c.req.query('aigc_video_type'),
  })
  if (!parsed.success) return c.json({ code: 40002, message: 'invalid', data: {} }, 400)
  return c.json(shown(c))
})

creates('/api/link_to_videos/preview_list_async/', creatify.createPreviewListBody, (form, id) => ({
  ...form,
  id,
}))

app.get('/api/link_to_videos/:id/', (c) => {
  const job = like.get(c.req.path)
  return job ? c.json({ ...job, id: c.req.param('id') }) : c.json({ detail: 'Not found.' }, 404)
})

creates('/api/ai/video/generations', aitoearn.createVideoTaskBody, (form, id) => ({
  ...form,
  data: { ...(form['data'] as Json), id: id.slice(0, 24) },
}))

app.get('/api/ai/video/generations', (c) => {
  const parsed = aitoearn.listVideoTasksQuery.safeParse({
    page: Number(c.req.query('page') ?? 1),
    pageSize: Number(c.req.query('pageSize') ?? 10),
  })
  if (!parsed.success) return c.json({ code: 10002, message: 'invalid' }, 400)
  return c.json(shown(c))
})

app.get('/hello', (c) => c.json({ status: 'ok' }))

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` })),
)
