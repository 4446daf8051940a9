import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../../emulator/cli/serve.ts'
import type { SnapshotFiles } from '../../../emulator/cli/snapshot-file.ts'
import { emptySnapshot } from '../../support/empty-snapshot.ts'
import { animation, paths, tasksTarget } from '../../support/tiktok.ts'
import { launchReady } from './command.ts'

let root: string
let folder: string
let file: string
let folders = 0
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backlot-snapshot-'))
})
afterAll(() => rm(root, { recursive: true }))
beforeEach(async () => {
  folders += 1
  folder = join(root, String(folders))
  file = join(folder, 'worlds.json')
  await mkdir(folder)
})

const start = (snapshots: SnapshotFiles): Promise<Served> =>
  serve({ port: 0, host: '127.0.0.1', snapshots, options: { clock: 'frozen' } })

async function animate(url: string, credential: string): Promise<string> {
  const reply = await fetch(url + paths.createImageAnimationTask, {
    method: 'POST',
    headers: { 'access-token': credential },
    body: JSON.stringify(animation),
  })
  const { data } = (await reply.json()) as { data: { task_ids: [string] } }
  return data.task_ids[0]
}

async function statusOf(url: string, credential: string, task: string): Promise<string> {
  const target = url + tasksTarget([task], 'IMAGE_ANIMATION')
  const reply = await fetch(target, { headers: { 'access-token': credential } })
  return (await reply.text()).match(/"status":"(\w+)"/)?.[1] ?? 'none'
}

describe('a snapshot file', () => {
  it('holds every world at the end of a run, and begins the next one with them', async () => {
    const first = await start({ from: file, to: file })
    const mine = await animate(first.url, 'demo')
    const other = await animate(first.url, 'demo.__proto__')
    await first.backlot.world('__proto__').advance({ by: 3_600_000 })
    expect(await first.end()).toBe(true)
    expect(await readdir(folder)).toEqual(['worlds.json'])
    const second = await start({ from: file })
    expect(await statusOf(second.url, 'demo', mine)).toBe('SUBMITTED')
    expect(await statusOf(second.url, 'demo.__proto__', other)).toBe('SUCCESS')
    const before = await readFile(file, 'utf8')
    await second.end()
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it('is written on SIGTERM, too', async () => {
    const environment = { BACKLOT_EXPORT_ON_EXIT: file }
    const first = await launchReady(['--clock', 'frozen'], { environment })
    const task = await animate(first.ready.url, 'demo.alice')
    first.child.kill('SIGTERM')
    expect((await first.ended).code).toBe(0)
    const second = await start({ from: file })
    expect(await statusOf(second.url, 'demo.alice', task)).toBe('SUBMITTED')
    await second.end()
  })

  it('holds what a call does that is in flight when the end is asked for', async () => {
    const first = await start({ to: file })
    const call = request(first.url + paths.createImageAnimationTask, {
      method: 'POST',
      headers: { 'access-token': 'demo', expect: '100-continue' },
    })
    call.flushHeaders()
    await once(call, 'continue')
    const ended = first.end()
    call.end(JSON.stringify(animation))
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    const text = (await answer.setEncoding('utf8').toArray()).join('')
    expect(await ended).toBe(true)
    const [, task = 'none'] = /"(\d{19})"/.exec(text) ?? []
    const second = await start({ from: file })
    expect(await statusOf(second.url, 'demo', task)).toBe('SUBMITTED')
    await second.end()
  })

  it.each<[what: string, content: string | undefined, says: RegExp]>([
    ['is missing', undefined, /worlds\.json cannot be imported: there is no such file/],
    ['is no JSON', '{"format":', /worlds\.json cannot be imported: it is no JSON/],
    ['is no snapshot', '{}', /worlds\.json cannot be imported: format: no snapshot/],
    [
      'has a flaw',
      JSON.stringify({ ...emptySnapshot, version: 9 }),
      /worlds\.json cannot be imported: version: version 9 cannot be read/,
    ],
  ])('that %s is refused at the start', async (_, content, says) => {
    if (content !== undefined) await writeFile(file, content)
    await expect(start({ from: file })).rejects.toMatchObject({
      name: 'CannotRunError',
      message: expect.stringMatching(says),
    })
  })

  it('that could not be written at the end is refused at the start', async () => {
    const nowhere = join(folder, 'nowhere', 'worlds.json')
    await expect(start({ to: nowhere })).rejects.toThrow(/nowhere.*no such file or folder/)
    await expect(start({ to: folder })).rejects.toThrow(/it is there and no file/)
  })

  it('stays as it was when the new one cannot be written', async () => {
    await writeFile(file, 'before')
    const served = await start({ to: file })
    await chmod(folder, 0o500)
    // Whoever may write everywhere can, and nothing is to be seen then.
    const mayWrite = process.getuid?.() === 0
    const ended = served.end()
    if (mayWrite) await ended
    else await expect(ended).rejects.toThrow(/permission denied/)
    await chmod(folder, 0o700)
    expect(await readFile(file, 'utf8')).toEqual(mayWrite ? expect.stringMatching(/^{/) : 'before')
    expect(await readdir(folder)).toEqual(['worlds.json'])
    await served.backlot.close()
  })
})
