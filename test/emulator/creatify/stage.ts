import type { BacklotOptions } from '../../../emulator/index.ts'
import { openStand } from '../../support/backlot.ts'

export type Settings = NonNullable<NonNullable<BacklotOptions['providers']>['creatify']>

/** A job as far as these tests look at it. */
export interface Job {
  readonly id: string
  readonly status: string
  readonly failed_reason: string | null
  readonly credits_used: number
  readonly progress: string | number
  readonly video_output: string | null
  readonly video_thumbnail: string | null
  readonly editor_url: string | null
  readonly preview: string | null
  readonly previews: readonly {
    readonly media_job: string
    readonly url: string
    readonly editor_url: string | null
    readonly visual_style: string
    readonly aspect_ratio: string
  }[]
}

/** A stand whose default world plays with settings of its own, and an account in it with a link. */
export async function openAccount(creatify: Settings = {}, options: BacklotOptions = {}) {
  const stand = await openStand({ ...options, providers: { creatify } })
  const send = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> => {
    const reply = await fetch(`${stand.url}/api${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'X-API-ID': 'demo',
        'X-API-KEY': 'demo',
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    // The caller says what it expects to have got.
    return { status: reply.status, body: (await reply.json().catch(() => undefined)) as T }
  }
  const { body } = await send<{ id: string; link: { image_urls: string[] } }>('POST', '/links/', {
    url: 'https://shop.example.com/kettle',
  })
  return {
    ...stand,
    send,
    link: body.id,
    pictures: body.link.image_urls,
    make: async (
      kind: '' | 'preview/' | 'preview_list_async/',
      change: object = {},
      headers: Record<string, string> = {},
    ): Promise<Job> =>
      (await send<Job>('POST', `/link_to_videos/${kind}`, { link: body.id, ...change }, headers))
        .body,
    look: async (id: string): Promise<Job> =>
      (await send<Job>('GET', `/link_to_videos/${id}/`)).body,
    balance: async (): Promise<number> =>
      (await send<{ remaining_credits: number }>('GET', '/remaining_credits/')).body
        .remaining_credits,
    pass: (target: object) => stand.control('POST', '/clock/advance', target),
  }
}

export type Account = Awaited<ReturnType<typeof openAccount>>
