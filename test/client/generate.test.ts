import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { printGenerated } from '../../client/generate.ts'

const folder = new URL('../../client/generated/', import.meta.url)

test('the generated files are those that `tsx client/generate.ts` prints today', async () => {
  const printed = await printGenerated()
  expect((await readdir(folder)).sort()).toEqual([...printed.keys()].sort())
  for (const [name, text] of printed)
    expect(await readFile(new URL(name, folder), 'utf8'), name).toBe(text)
})
