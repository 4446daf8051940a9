import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportFiles } from '../../../../emulator/cli/report/files.ts'
import { folderOf } from '../../../scenarios/stage.ts'
import { sample } from './sample.ts'

test('the ending of a file tells its format, a word before it another one', async () => {
  const folder = await folderOf({})
  const words = ['a.xml', 'b.json', 'c.html'].map((name) => join(folder, name))
  const reports = await reportFiles([...words, `junit=${join(folder, 'd.txt')}`])
  await reports.write(sample)
  const starts = await Promise.all(
    ['a.xml', 'b.json', 'c.html', 'd.txt'].map(async (name) =>
      (await readFile(join(folder, name), 'utf8')).slice(0, 5),
    ),
  )
  expect(starts).toEqual(['<?xml', '{\n  "', '<!doc', '<?xml'])
})

test.each([
  ['report.txt', 2, 'its ending tells no format'],
  ['yaml=report.xml', 2, 'there is no format "yaml"'],
  ['toString=report.xml', 2, 'there is no format'],
  ['nowhere/report.xml', 3, 'nothing can be written in nowhere'],
])('%s is refused before anything is run', async (word, exitCode, why) => {
  await expect(reportFiles([word])).rejects.toMatchObject({
    exitCode,
    message: expect.stringContaining(why),
  })
})

test('two reports do not share a file', async () => {
  await expect(reportFiles(['a.xml', './a.xml'])).rejects.toThrow('cannot be written to one file')
})
