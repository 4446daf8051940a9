import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readScenario } from '../../scenarios/runner/document.ts'
import { documentExtensions, stepExtensions } from '../../scenarios/runner/extension-schema.ts'
import { playScenario } from '../../scenarios/runner/play.ts'
import { folderOf, stageInProcess } from './stage.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = await readFile(join(root, 'scenarios/README.md'), 'utf8')
const parts = [...readme.matchAll(/<!-- mine -->\n```yaml\n([\s\S]*?)```/g)].map(([, part]) => part)

/** Plays the first parts of the story that the README writes, from a file beside documents where it says they are. */
async function playParts(count: number, change = (text: string) => text) {
  const folder = await folderOf({})
  for (const name of ['contracts', 'emulator']) await symlink(join(root, name), join(folder, name))
  const file = join(await folderOf({}), 'mine.arazzo.yaml')
  const text = change(parts.slice(0, count).join('')).replaceAll('../', `${folder}/`)
  await writeFile(file, text)
  return playScenario(readScenario(file, text), stageInProcess().stage)
}

test('the story of the README passes from its first step on', async () => {
  expect(parts).toHaveLength(4)
  for (const [count, steps] of [
    [2, 1],
    [3, 2],
    [4, 3],
  ] as const) {
    const report = await playParts(count)
    expect(report.steps.map(({ outcome }) => outcome)).toEqual(Array(steps).fill('passed'))
    expect(report.passed).toBe(true)
  }
})

test('broken as the README says, it fails and shows the value that it saw', async () => {
  const report = await playParts(4, (text) => text.replace("'SUCCESS'", "'FAILED'"))
  expect(report.steps.at(-1)?.failure?.criteria[0]?.actual[0]?.value).toBe('SUCCESS')
})

test('the README tells of every extension', () => {
  for (const name of Object.keys({ ...stepExtensions, ...documentExtensions }))
    expect(readme).toContain(name)
})
