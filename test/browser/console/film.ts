import request from 'supertest'
import { examples } from '../../../contracts/examples.ts'
import type { Stand } from '../../support/backlot.ts'

/** Makes a task that is soon done and has a film to show. @returns its id */
export async function animate(stand: Stand, world: string, prompt?: string): Promise<string> {
  const reply = await request(stand.url)
    .post('/open_api/v1.3/creative/aigc/image_animation/task/create/')
    .set('Access-Token', `demo.${world}`)
    .send({
      image_url: 'https://media.example.com/kettle.jpg',
      ...(prompt && { animation_prompt: prompt }),
    })
  const [id] = reply.body.data?.task_ids ?? []
  if (typeof id !== 'string') throw new Error(`no task was made: ${reply.text}`)
  return id
}

/** Texts that would like to be something else than text. */
export const hostile: readonly string[] = [
  '<script>document.title = "taken"</script><b>bold</b>',
  '\u202eright to left\u202c \u2067and isolated',
  '🫖'.repeat(500),
  Array.from({ length: 300 }, (_, index) => `line ${index}`).join('\n'),
]

/** Makes a remix, from footage that is taken over first. @returns the id of its task */
export async function remix(stand: Stand, world: string): Promise<string> {
  const send = (path: string, body: object) =>
    request(stand.url).post(`/open_api/v1.3${path}`).set('Access-Token', `demo.${world}`).send(body)
  const upload = await send('/file/video/ad/upload/', {
    upload_type: 'UPLOAD_BY_URL',
    use_scenario: 'AIGC',
    video_url: 'https://media.example.com/kettle.mp4',
  })
  const text = JSON.stringify(examples.tiktok['createVideoTask']?.['voiceover']?.input?.body)
  const footage = upload.body.data?.[0]?.video_id
  const body = JSON.parse(text.replace(/"video_id_list":\[.*?\]/, `"video_id_list":["${footage}"]`))
  const reply = await send('/creative/aigc/video/task/create/', body)
  const [id] = reply.body.data?.task_ids ?? []
  if (typeof id !== 'string') throw new Error(`no task was made: ${reply.text}`)
  return id
}

/** Asks for previews whose readiness is told by webhook. @returns the id of the task */
export async function previews(stand: Stand, world: string, webhook: string): Promise<string> {
  const send = (path: string, body: object) =>
    request(stand.url)
      .post(`/api${path}`)
      .set({ 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` })
      .send(body)
  const link = await send('/links/', { url: 'https://shop.example.com/kettle' })
  const { body, text } = await send('/link_to_videos/preview_list_async/', {
    ...{ link: link.body.id, visual_styles: ['FullScreenTemplate'], webhook_url: webhook },
  })
  if (typeof body.id !== 'string') throw new Error(`no task was made: ${text}`)
  return body.id
}
