import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findScenarios, shelf, UnknownScenarioError } from '../../../scenarios/runner/library.ts'
import { folderOf } from '../stage.ts'

async function setUp() {
  const own = await folderOf({ 'remix.arazzo.yaml': '', 'mine.arazzo.yml': '', 'notes.yaml': '' })
  const shipped = await folderOf({ 'remix.arazzo.yaml': '', 'quota.arazzo.json': '' })
  return { own, shipped, folders: [own, join(own, 'nowhere'), shipped] }
}

describe('scenarios', () => {
  test('are known by the names of their files, and the nearer folder wins', async () => {
    const { own, shipped, folders } = await setUp()
    expect(await shelf(folders)).toEqual([
      { name: 'mine', file: join(own, 'mine.arazzo.yml') },
      { name: 'quota', file: join(shipped, 'quota.arazzo.json') },
      { name: 'remix', file: join(own, 'remix.arazzo.yaml') },
    ])
  })

  test('are found by all, name, pattern and file, each once', async () => {
    const { own, shipped, folders } = await setUp()
    const [mine, remix] = [join(own, 'mine.arazzo.yml'), join(own, 'remix.arazzo.yaml')]
    const quota = join(shipped, 'quota.arazzo.json')
    const find = (...words: string[]) => findScenarios(words, folders)
    expect(await find('all')).toEqual([mine, quota, remix])
    expect(await find('remix', 'all', 'remix')).toEqual([remix, mine, quota])
    expect(await find('remix.arazzo.yaml')).toEqual([remix])
    expect(await find('*i*e*')).toEqual([mine])
    expect(await find('q?ota')).toEqual([quota])
    expect(await find(join(shipped, 'remix.arazzo.yaml'))).toEqual([
      join(shipped, 'remix.arazzo.yaml'),
    ])
    expect(await find(join(own, '*.yaml'))).toEqual([join(own, 'notes.yaml'), remix])
  })

  test.each([
    ['remx', 'unknown scenario "remx"; did you mean "remix"?'],
    ['opera', 'unknown scenario "opera"; known: mine, quota, remix'],
    ['x*', 'no scenario file is meant by "x*"'],
    ['./nowhere/remix', 'no scenario file is meant by "./nowhere/remix"'],
    ['./nowhere/*', 'no scenario file is meant by "./nowhere/*"'],
  ])('called %s are refused with the choices', async (word, message) => {
    const { folders } = await setUp()
    const finding = findScenarios(['remix', word], folders)
    const known = ['mine', 'quota', 'remix']
    await expect(finding).rejects.toEqual(new UnknownScenarioError(message, known))
  })
})
