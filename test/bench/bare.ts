import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// The least that answers: what cold starts are compared with.

const app = new Hono()
app.get('/hello', (c) => c.json({ status: 'ok' }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` })),
)
