import { type Backlot, createBacklot } from '../../emulator/index.ts'
import type { Shot } from './loads.ts'

const base = '/open_api/v1.3/creative/aigc'
const limit = 1_000_000_000
const quotas = { createVideoTask: limit, listVideos: limit, createImageAnimationTask: limit }

/** A frozen backlot whose default account has this many succeeded videos. */
export async function stocked(count: number): Promise<Backlot> {
  const backlot = createBacklot({ clock: 'frozen', providers: { tiktok: { quotas } } })
  await make(backlot, count)
  backlot.clock.moveTo(backlot.clock.now() + 3_600_000)
  return backlot
}

/** Makes so many tasks, five a call. */
export async function make(backlot: Backlot, count: number, credential = 'demo'): Promise<void> {
  const body = JSON.stringify({
    image_url: 'https://cdn.example.com/a.png',
    video_generation_count: 5,
  })
  const headers = { 'access-token': credential, 'content-type': 'application/json' }
  const url = `http://backlot.test${base}/image_animation/task/create/`
  for (let made = 0; made < count; made += 5)
    await backlot.fetch(url, { method: 'POST', headers, body })
}

/** The newest ten videos of the default account. */
export const page: Shot = {
  method: 'GET',
  path: `${base}/video/list/?aigc_video_types=${encodeURIComponent('["IMAGE_ANIMATION"]')}&page_size=10`,
  headers: { 'access-token': 'demo' },
}
