import autocannon from 'autocannon'
import { bundle, type Served, serve } from './servers.ts'
import { median, round, thousands } from './statistics.ts'

const base = '/open_api/v1.3'
const headers = { 'access-token': 'demo', 'content-type': 'application/json' }
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)

interface Load {
  readonly name: string
  readonly target: number
  request(url: string): Promise<{ method: 'GET' | 'POST'; path: string; body?: string }>
}

async function call(url: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return response.json()
}

const dataOf = (reply: unknown): Record<string, unknown> =>
  (reply as { data?: Record<string, unknown> }).data ?? {}

/** The body of a create, with footage that the server knows. */
async function createBody(url: string): Promise<Record<string, unknown>> {
  const uploaded = await call(url, `${base}/file/video/ad/upload/`, {
    upload_type: 'UPLOAD_BY_URL',
    use_scenario: 'AIGC',
    video_url: 'https://cdn.example.com/a.mp4',
  }).catch(() => ({ data: [{ video_id: 'v10033g50000c0000000000000000000' }] }))
  const [video] = dataOf(uploaded) as unknown as { video_id: string }[]
  return {
    aigc_video_type: 'STOCK_VIDEO',
    product_video_info: {
      product_info_list: [
        {
          source_language: 'en',
          product_name: 'Trail bottle',
          title: 'A bottle for long days',
          description: 'd'.repeat(280),
          selling_points: ['Keeps cold for a day', 'Fits every holder', 'Weighs nothing'],
          brand: 'Northway',
          price: 24.9,
          currency: 'EUR',
        },
      ],
      input_video_list: { video_id_list: [video?.video_id] },
    },
  }
}

const loads: readonly Load[] = [
  {
    name: 'create (createVideoTask)',
    target: 0.8,
    async request(url) {
      const body = JSON.stringify(await createBody(url))
      return { method: 'POST', path: `${base}/creative/aigc/video/task/create/`, body }
    },
  },
  {
    name: 'task list (listVideoTasks, 5 ended tasks)',
    target: 1,
    async request(url) {
      const ids: string[] = []
      for (let index = 0; index < 5; index += 1) {
        const reply = await call(
          url,
          `${base}/creative/aigc/video/task/create/`,
          await createBody(url),
        )
        const [id = ''] = (dataOf(reply)['task_ids'] ?? []) as string[]
        ids.push(id)
        await call(url, `/_backlot/tasks/${id}/finish`, {}).catch(() => undefined)
      }
      const query = `task_ids=${encodeURIComponent(JSON.stringify(ids))}&aigc_video_type=STOCK_VIDEO`
      return { method: 'GET', path: `${base}/creative/aigc/video/task/list/?${query}` }
    },
  },
]

async function rate(server: Served, load: Load): Promise<{ perSecond: number; size: number }> {
  const request = await load.request(server.url)
  const probe = await fetch(server.url + request.path, {
    method: request.method,
    headers,
    ...(request.body !== undefined && { body: request.body }),
  })
  const text = await probe.text()
  if ((JSON.parse(text) as { code: number }).code !== 0)
    throw new Error(`${load.name} is refused by ${server.url}: ${text}`)
  const result = await autocannon({
    url: server.url,
    connections: 32,
    duration: seconds,
    requests: [{ ...request, headers }],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${load.name}: calls failed`)
  return { perSecond: result.requests.average, size: text.length }
}

/** Requests a second beside a bare hono + zod server, in turns, so that both meet the same machine. */
export async function throughput(): Promise<string[][]> {
  const bundled = await bundle(['test/bench/baseline.ts', 'test/bench/subject.ts'])
  const rows: string[][] = []
  try {
    for (const load of loads) {
      const [bare, own]: [number[], number[]] = [[], []]
      const sizes = { bare: 0, own: 0 }
      for (let index = 0; index < rounds; index += 1) {
        for (const [file, rates] of [
          ['baseline', bare],
          ['subject', own],
        ] as const) {
          const server = await serve(bundled.file(file))
          try {
            const { perSecond, size } = await rate(server, load)
            rates.push(perSecond)
            sizes[file === 'baseline' ? 'bare' : 'own'] = size
          } finally {
            await server.stop()
          }
        }
      }
      const ratio = median(own.map((value, index) => value / (bare[index] ?? value)))
      rows.push([
        load.name,
        thousands(median(bare)),
        thousands(median(own)),
        round(ratio),
        `≥ ${load.target}`,
        `${sizes.bare} / ${sizes.own}`,
      ])
    }
  } finally {
    await bundled.remove()
  }
  return rows
}
