import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

type Call = readonly [method: string, path: string, body: string]

/** Answers of a new backlot to the same calls, made under a host's name. */
async function answersTo(calls: readonly Call[], host: string) {
  const backlot = createBacklot({ clock: 'frozen' })
  const { port } = await backlot.listen()
  const credentials = { 'access-token': 'demo', 'x-api-id': 'demo', 'x-api-key': 'demo' }
  const call = ([method, path, body]: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { host, ...credentials, 'content-type': 'application/json' }
      request({ port, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          // URLs of media begin with the name that the caller uses.
          const text = Buffer.concat(chunks).toString().replaceAll(`//${host}/`, '//host/')
          resolve({ status: response.statusCode, headers: response.headers, body: text })
        })
      })
        .on('error', reject)
        .end(body)
    })
  const answers: Answer[] = []
  for (const one of calls) answers.push(await call(one))
  await backlot.close()
  return answers
}

/** The first id that an answer names. */
const idIn = (answer?: Answer): string => /"id":"([^"]+)"/.exec(answer?.body ?? '')?.[1] ?? ''

describe('the lane beside the router', () => {
  it('answers as the router does, header by header', async () => {
    const api = '/open_api/v1.3/creative/aigc'
    const animation = JSON.stringify({
      image_url: 'https://cdn.example.com/a.png',
      animation_prompt: 'é',
    })
    const calls = [
      ['POST', `${api}/image_animation/task/create/`, animation],
      ['POST', `${api}/image_animation/task/create/`, '{'],
      ['POST', `${api}/image_animation/task/create/`, ''],
      ['GET', `${api}/video/list/?aigc_video_types=["IMAGE_ANIMATION"]`, ''],
      ['GET', `${api}/video/list/?page=0`, ''],
      ['HEAD', `${api}/video/list/`, ''],
      ['PUT', `${api}/video/list/`, ''],
    ] as const
    // A name in capitals is none that the lane takes.
    const beside = await answersTo(calls, 'localhost:8080')
    expect(beside).toEqual(await answersTo(calls, 'LOCALHOST:8080'))
    expect(beside.map(({ status }) => status)).toContain(405)
  })

  it('reads the parameters of a path as the router does, plain ones and others', async () => {
    const url = 'https://shop.example.com/bottle'
    const prompt = { model: 'seedance-2-fast-beta', prompt: 'a', ratio: '9:16', duration: 6 }
    const creates: readonly Call[] = [
      ['POST', '/api/links/', JSON.stringify({ url })],
      ['POST', '/api/ai/video/generations', JSON.stringify(prompt)],
    ]
    // The same calls make the same ids in every new backlot.
    const [link, task] = await answersTo(creates, 'localhost')
    const known: readonly (readonly [string, string, string])[] = [
      ['/api/links/', idIn(link), '/'],
      ['/api/ai/video/generations/', idIn(task), ''],
    ]
    const calls = known.flatMap(([before, id, after]) =>
      [id, `${id}0`, `%${id.charCodeAt(0).toString(16)}${id.slice(1)}`, `${id}%`, `${id}/.`]
        .concat(['', '.', '..', '%2e%2e', 'a.b', 'a%20b', 'a%2Fb', 'a/b', '%C3%A9', '{id}'])
        .flatMap((one): Call[] => [
          ['GET', before + one + after, ''],
          ['GET', `${before}${one}${after}?a=%41`, ''],
          ['DELETE', before + one + after, ''],
        ]),
    )
    // A path without parameters, of another verb, lies in front of one with.
    const all = [...creates, ...calls, ['GET', '/api/link_to_videos/preview/', ''] as const]
    const beside = await answersTo(all, 'localhost')
    expect(beside).toEqual(await answersTo(all, 'LOCALHOST'))
    const statuses = new Map(
      beside.map(({ status }, index) => [all[index]?.slice(0, 2).join(' '), status]),
    )
    for (const [before, id, after] of known)
      expect(statuses.get(`GET ${before}${id}${after}`)).toBe(200)
    expect(statuses.get('GET /api/link_to_videos/preview/')).toBe(405)
  })
})
