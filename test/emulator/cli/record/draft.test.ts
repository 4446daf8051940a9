import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDraft } from '../../../../emulator/cli/record/draft-file.ts'
import { failedIn, ownFolder, recordStory } from './recorded.ts'

let folder: Awaited<ReturnType<typeof ownFolder>>
beforeAll(async () => {
  folder = await ownFolder()
})
afterAll(() => folder.remove())

describe('a draft', () => {
  it('reads as a story: outputs for ids, one wait for many polls, no secret', async () => {
    const key = { 'X-Api-Key': 'demo.app' }
    const har = await recordStory(
      folder.path,
      'aitoearn',
      async ({ call, advance }) => {
        const { json } = await call('POST', '/api/ai/video/generations', {
          json: { model: 'seedance-2-beta', prompt: 'A kettle pours' },
        })
        const { id } = (json as { data: { id: string } }).data
        for (const _ of Array(4)) {
          await call('GET', `/api/ai/video/generations/${id}`)
          await advance({ by: '20s' })
        }
        await advance({ until: id })
        const { json: done } = await call('GET', `/api/ai/video/generations/${id}`)
        const { videoUrl } = (done as { data: { videoUrl: string } }).data
        await call('GET', new URL(videoUrl).pathname)
        await advance({ by: '2h' })
        await call('GET', '/api/ai/video/generations?page=1&pageSize=5')
      },
      key,
    )
    const file = join(folder.path, 'story.arazzo.yaml')
    expect(await writeDraft(har, file, false)).toMatch(/^wrote .*story.arazzo.yaml: 7 steps/)
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*scenarios\/schema\.json\n/)
    expect(text).not.toContain('demo.app')
    const steps = [...text.matchAll(/stepId: (\w+)/g)].map(([, id]) => id)
    expect(steps).toEqual([
      'createVideoTask',
      'getVideoTask',
      'wait',
      'getVideoTask2',
      'download',
      'wait2',
      'listVideoTasks',
    ])
    expect(text).toContain('until: $steps.createVideoTask.outputs.id')
    expect(text).toContain("condition: $response.body#/data/status == 'SUCCESS'")
    expect(text).toContain('by: 2h')
    expect(await failedIn(file)).toEqual([])
    await expect(writeDraft(har, file, false)).rejects.toThrow('is there already')
  })

  it('is refused where there is nothing to tell, and writes nothing', async () => {
    const har = join(folder.path, 'empty.har')
    await writeFile(har, '{"log":{"entries":[]}}')
    const file = join(folder.path, 'none.arazzo.yaml')
    await expect(writeDraft(har, file, false)).rejects.toThrow('holds no call')
    await expect(writeDraft(join(folder.path, 'no.har'), file, false)).rejects.toThrow(
      'there is no file',
    )
    await expect(writeDraft(har, 'story.txt', false)).rejects.toThrow('a scenario is a YAML file')
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })
})
