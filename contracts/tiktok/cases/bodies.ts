import type { Bench, RawRequest } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import { tiktok } from '../contract.ts'
import { paceOf } from './pace.ts'
import { refused, refusedMissing } from './replies.ts'

/** The field whose absence is told first. */
const firstField: Readonly<Record<string, string>> = {
  uploadVideo: 'upload_type',
  createVideoTask: 'aigc_video_type',
  createImageAnimationTask: 'image_url',
}

/** What every operation with a body does with a bad one. */
export const bodyCases: readonly Case[] = tiktok.endpoints
  .filter(({ request }) => request.body)
  .flatMap(({ id }) => casesOf(id))

const tenMebibytes = 10 * 1024 * 1024

function casesOf(id: string): Case[] {
  const post = (bench: Bench, body: string, type = 'application/json'): RawRequest => ({
    method: 'POST',
    target: bench.path(id),
    headers: { ...bench.credentials, 'Content-Type': type },
    body,
  })
  const known = firstField[id] ?? 'body'
  const free = { cost: 'free', evidence: 'assumed' } as const
  return [
    caseOf(
      {
        id: `${id}/body-malformed`,
        title: 'A body that is no JSON object is refused with 40002.',
        ...free,
      },
      async (bench) => {
        const pace = paceOf(bench, id)
        const bodies = [
          '',
          '{',
          '{"a":1',
          "{'a':1}",
          '{}}',
          'null',
          '[]',
          '"{}"',
          '7',
          '\u0000',
          '<a/>',
        ]
        for (const body of bodies) refused(await pace.send(post(bench, body)), 40002, /^body: ./)
      },
    ),
    caseOf(
      {
        id: `${id}/body-deep`,
        title: 'A body of five thousand brackets is refused with 40002.',
        ...free,
      },
      async (bench) => {
        const pace = paceOf(bench, id)
        const deep = (inner: string): string => '['.repeat(5_000) + inner + ']'.repeat(5_000)
        refused(await pace.send(post(bench, deep(''))), 40002)
        refused(await pace.send(post(bench, `{"${known}":${deep('1')}}`)), 40002)
      },
    ),
    caseOf(
      {
        id: `${id}/body-limit`,
        title: 'A body of 10 MiB is read; one byte more is a 413.',
        ...free,
      },
      async (bench) => {
        const pace = paceOf(bench, id)
        const sized = (bytes: number): string => `{"pad":"${'x'.repeat(bytes - 10)}"}`
        refusedMissing(await pace.send(post(bench, sized(tenMebibytes))), known)
        const { status } = await pace.send(post(bench, sized(tenMebibytes + 1)))
        expectSame(status, 413, 'status')
      },
    ),
    caseOf(
      {
        id: `${id}/body-media-type`,
        title: 'A JSON body is read whatever its media type says.',
        ...free,
      },
      async (bench) => {
        const pace = paceOf(bench, id)
        for (const type of [
          'application/json; charset=utf-8',
          'text/plain',
          'application/x-www-form-urlencoded',
        ])
          refusedMissing(await pace.send(post(bench, '{}', type)), known)
      },
    ),
  ]
}
