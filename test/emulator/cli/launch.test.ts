import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { folderWith, run } from './command.ts'

/** A build of one's own in which nothing was compiled yet. */
async function freshBuild(): Promise<string> {
  const build = await folderWith()
  for (const part of ['backlot.cjs', 'cli'])
    await cp(join(inject('built'), part), join(build, part), { recursive: true })
  return build
}

const version = async (build: string, environment: Readonly<Record<string, string>> = {}) => {
  const { code, stdout, stderr } = await run(['--version'], { build, environment })
  return { code, stdout, stderr }
}
const works = { code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' }

/** What is kept of a build: by the way from its folder, when it was written. */
async function keptOf(build: string): Promise<Record<string, number>> {
  const files = await readdir(build, { recursive: true })
  const kept = files.filter((file) => file.startsWith('compiled') && file.endsWith('.bin'))
  const times = kept.map(async (file) => [file, (await stat(join(build, file))).mtimeMs] as const)
  return Object.fromEntries(await Promise.all(times))
}

test('what Node has compiled of the command is kept beside it, and taken at the next start', async () => {
  const build = await freshBuild()
  expect(await version(build)).toEqual(works)
  const kept = await keptOf(build)
  expect(Object.keys(kept)).not.toEqual([])
  // Had it not been taken, it would have been written anew.
  expect(await version(build)).toEqual(works)
  expect(await keptOf(build)).toEqual(kept)
})

test('what is kept and is none of this Node, is replaced', async () => {
  const build = await freshBuild()
  await version(build)
  const [one = ''] = Object.keys(await keptOf(build))
  await writeFile(join(build, one), 'compiled by somebody else')
  expect(await version(build)).toEqual(works)
  expect((await readFile(join(build, one))).subarray(0, 8).toString()).not.toBe('compiled')
})

test('a build that cannot be written to works all the same', async () => {
  const build = await freshBuild()
  // A file stands where the folder would be, which stops even an administrator.
  await writeFile(join(build, 'compiled'), '')
  expect(await version(build)).toEqual(works)
  expect(await keptOf(build)).toEqual({})
})

test.each(['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'])(
  'nothing is kept where %s is set',
  async (name) => {
    const build = await freshBuild()
    const coverage = await folderWith()
    expect(await version(build, { [name]: name === 'NODE_V8_COVERAGE' ? coverage : '1' })).toEqual(
      works,
    )
    expect(await keptOf(build)).toEqual({})
  },
)
