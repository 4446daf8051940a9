/** One request, made over and over. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a server is loaded with. */
export interface Load {
  readonly name: string
  /** Least share of the bare server's rate. */
  readonly target: number
  /** Brings a server of ours so far that the request can be made, and returns it. */
  prepare(url: string): Promise<Shot>
}

const json = { 'content-type': 'application/json' }
const tiktok = { ...json, 'access-token': 'demo' }
const creatify = { ...json, 'x-api-id': 'demo', 'x-api-key': 'demo' }
const aitoearn = { ...json, 'x-api-key': 'demo' }

type Headers = Shot['headers']

async function call(url: string, headers: Headers, body?: unknown): Promise<unknown> {
  const method = body === undefined ? 'GET' : 'POST'
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(url, { method, headers, ...sent })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

const post = (path: string, headers: Headers, body: unknown): Shot => ({
  method: 'POST',
  path,
  headers,
  body: JSON.stringify(body),
})
const get = (path: string, headers: Headers): Shot => ({ method: 'GET', path, headers })

/** What lies at a place in a reply. */
const at = (value: unknown, ...keys: readonly (string | number)[]): string =>
  String(keys.reduce<unknown>((rest, key) => Reflect.get(Object(rest), key), value))

/** Makes a task and lets it end. @returns its id */
async function ended(url: string, made: unknown, ...keys: (string | number)[]): Promise<string> {
  const id = at(made, ...keys)
  await call(`${url}/_backlot/tasks/${id}/finish`, json, {})
  return id
}

const ads = '/open_api/v1.3'

/** A remix of footage that the server knows. */
async function remix(url: string): Promise<unknown> {
  const uploaded = await call(`${url}${ads}/file/video/ad/upload/`, tiktok, {
    upload_type: 'UPLOAD_BY_URL',
    use_scenario: 'AIGC',
    video_url: 'https://cdn.example.com/a.mp4',
  })
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
      input_video_list: { video_id_list: [at(uploaded, 'data', 0, 'video_id')] },
    },
  }
}

/** Previews of a link that the server knows. */
async function previews(url: string): Promise<unknown> {
  const made = await call(`${url}/api/links/`, creatify, { url: 'https://shop.example.com/bottle' })
  return {
    link: at(made, 'id'),
    visual_styles: ['FullScreenTemplate'],
    target_audience: 'people who walk',
    override_script: 's'.repeat(280),
  }
}

const prompt = {
  model: 'seedance-2-fast-beta',
  prompt: 'p'.repeat(280),
  ratio: '9:16',
  duration: 6,
}

export const loads: readonly Load[] = [
  {
    name: 'TikTok: create (createVideoTask)',
    target: 0.8,
    prepare: async (url) =>
      post(`${ads}/creative/aigc/video/task/create/`, tiktok, await remix(url)),
  },
  {
    name: 'TikTok: list (listVideoTasks, 5 ended tasks)',
    target: 1,
    async prepare(url) {
      const path = `${ads}/creative/aigc/video/task`
      const ids: string[] = []
      for (let index = 0; index < 5; index += 1) {
        const made = await call(`${url}${path}/create/`, tiktok, await remix(url))
        ids.push(await ended(url, made, 'data', 'task_ids', 0))
      }
      const asked = encodeURIComponent(JSON.stringify(ids))
      return get(`${path}/list/?task_ids=${asked}&aigc_video_type=STOCK_VIDEO`, tiktok)
    },
  },
  {
    name: 'Creatify: create (createPreviewList)',
    target: 0.7,
    prepare: async (url) =>
      post('/api/link_to_videos/preview_list_async/', creatify, await previews(url)),
  },
  {
    name: 'Creatify: read (getVideo, previews ready)',
    target: 0.7,
    async prepare(url) {
      const path = '/api/link_to_videos'
      const made = await call(`${url}${path}/preview_list_async/`, creatify, await previews(url))
      return get(`${path}/${await ended(url, made, 'id')}/`, creatify)
    },
  },
  {
    name: 'AiToEarn: create (createVideoTask)',
    target: 0.7,
    prepare: async () => post('/api/ai/video/generations', aitoearn, prompt),
  },
  {
    name: 'AiToEarn: list (listVideoTasks, 10 ended tasks)',
    target: 0.7,
    async prepare(url) {
      const path = '/api/ai/video/generations'
      for (let index = 0; index < 12; index += 1)
        await ended(url, await call(`${url}${path}`, aitoearn, prompt), 'data', 'id')
      return get(`${path}?page=1&pageSize=10`, aitoearn)
    },
  },
]
