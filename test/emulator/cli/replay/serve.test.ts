import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { ReplayFlags } from '../../../../emulator/cli/replay/flags.ts'
import { serveRecording } from '../../../../emulator/cli/replay/serve-recording.ts'
import { ownFolder } from '../record/recorded.ts'

let folder: Awaited<ReturnType<typeof ownFolder>>
let file: string

const entry = (method: string, path: string, answer: unknown, sent?: unknown) => ({
  startedDateTime: '2026-01-01T00:00:00.000Z',
  request: {
    method,
    url: `https://api.example.com${path}`,
    headers: [],
    ...(sent !== undefined && {
      postData: { mimeType: 'application/json', text: JSON.stringify(sent) },
    }),
  },
  response: {
    status: 200,
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Content-Encoding', value: 'gzip' },
      { name: 'X-Vendor', value: 'yes' },
    ],
    content: { mimeType: 'application/json', text: JSON.stringify(answer) },
  },
})

beforeAll(async () => {
  folder = await ownFolder()
  file = join(folder.path, 'a.har')
  const media = entry('GET', '/video.mp4', '')
  const entries = [
    entry('GET', '/tasks/abc123?b=2&a=1', 'waiting'),
    entry('GET', '/tasks/abc123?b=2&a=1', 'done'),
    entry('POST', '/tasks', 'made', { name: 'kettle', size: 1 }),
    {
      ...media,
      response: { ...media.response, headers: [], content: { mimeType: 'video/mp4', size: 9 } },
    },
    { ...entry('GET', '/never', ''), response: { status: 0 } },
  ]
  await writeFile(file, JSON.stringify({ log: { entries } }))
})
afterAll(() => folder.remove())

async function serve(mode?: string) {
  const heard: string[] = []
  const flags = {
    target: 'emulator',
    port: '0',
    ...(mode !== undefined && { mode }),
  } as ReplayFlags
  const { url, close } = await serveRecording(file, flags, (line) => heard.push(line))
  onTestFinished(close)
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(url + path, init)
    return [response.status, await response.json()]
  }
  const post = (body: unknown) => get('/tasks', { method: 'POST', body: JSON.stringify(body) })
  return { url, get, post, heard }
}

const poll = '/tasks/abc123?a=1&b=2'

describe('a recording that is served', () => {
  it('gives each answer once, in order, whatever the order of parameters and members', async () => {
    const { get, post } = await serve()
    expect(await get(poll)).toEqual([200, 'waiting'])
    expect(await get(poll)).toEqual([200, 'done'])
    expect(await get(poll)).toEqual([
      501,
      expect.objectContaining({ detail: expect.stringContaining('--mode loop') }),
    ])
    expect(await post({ size: 1, name: 'kettle' })).toEqual([200, 'made'])
  })

  it('begins again in a loop', async () => {
    const { get } = await serve('loop')
    const answers = []
    for (const _ of Array(5)) answers.push((await get(poll))[1])
    expect(answers).toEqual(['waiting', 'done', 'waiting', 'done', 'waiting'])
  })

  it('finds the request most alike by match, and repeats the last answer', async () => {
    const { get, post } = await serve('match')
    expect(await get('/tasks/xyz789?a=1')).toEqual([200, 'waiting'])
    expect(await get(poll)).toEqual([200, 'done'])
    expect(await get(poll)).toEqual([200, 'done'])
    expect(await post({ name: 'cup' })).toEqual([200, 'made'])
    expect((await get('/else'))[0]).toBe(501)
  })

  it('answers loudly what was not recorded, with the nearest requests', async () => {
    const { get, heard } = await serve()
    const [status, problem] = await get('/tasks/abc124?a=1')
    expect(status).toBe(501)
    expect(problem).toMatchObject({
      title: 'Not recorded',
      detail: 'GET /tasks/abc124: the recording has no such request',
      nearest: expect.arrayContaining([
        { method: 'GET', url: 'https://api.example.com/tasks/abc123?b=2&a=1' },
      ]),
    })
    expect(heard.join()).toContain('nearest: GET https://api.example.com/tasks/abc123')
  })

  it('keeps the headers of the vendor, and lets a clip stand in for media', async () => {
    const { url } = await serve()
    const { headers } = await fetch(url + poll)
    expect(headers.get('x-vendor')).toBe('yes')
    expect(headers.get('content-encoding')).toBeNull()
    const media = Buffer.from(await (await fetch(`${url}/video.mp4`)).arrayBuffer())
    expect(media.subarray(4, 8).toString()).toBe('ftyp')
  })

  it('refuses a mode that it does not know', async () => {
    await expect(serve('lop')).rejects.toThrow('did you mean "loop"?')
  })
})
