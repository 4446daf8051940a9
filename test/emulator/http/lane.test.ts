import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Answers of a new backlot to the same calls, made under a host's name. */
async function answersTo(calls: readonly (readonly [string, string, string])[], host: string) {
  const backlot = createBacklot({ clock: 'frozen' })
  const { port } = await backlot.listen()
  const call = ([method, path, body]: readonly [string, string, string]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { host, 'access-token': 'demo', 'content-type': 'application/json' }
      request({ port, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
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

describe('the lane beside the router', () => {
  it('answers as the router does, header by header', async () => {
    const api = '/open_api/v1.3/creative/aigc'
    const animation = JSON.stringify({ image_url: 'https://cdn.example.com/é.png' })
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
})
