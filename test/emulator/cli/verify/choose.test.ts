import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../../contracts/catalogue.ts'
import { UsageError } from '../../../../emulator/cli/errors.ts'
import { choose } from '../../../../emulator/cli/verify/choose.ts'

const chosen = (...globs: string[]): string[] =>
  choose(catalogue, undefined, globs).map(({ held }) => held.id)

function refusal(work: () => unknown): UsageError {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the cases of a command line', () => {
  test('are all when it names none, and each of them once', () => {
    const all = catalogue.flatMap(({ cases }) => cases.map(({ id }) => id))
    expect(chosen().toSorted()).toEqual(all.toSorted())
  })

  test('stand operation by operation', () => {
    const operations = choose(catalogue, undefined, []).map(
      ({ contract, held }) => `${contract.id} ${held.operation}`,
    )
    const changes = operations.filter((name, index) => name !== operations[index - 1])
    expect(changes.length).toBe(new Set(operations).size)
  })

  test.each([
    [['listVideos/preview'], ['listVideos/preview']],
    [['listVideos/preview-r*'], ['listVideos/preview-range']],
    [['*/types-m?lformed'], ['listVideos/types-malformed']],
  ])('are those that match %j', (globs, expected) => {
    expect(chosen(...globs)).toEqual(expected)
  })

  test('are not those that stand behind an exclamation mark', () => {
    const kept = chosen('listVideos/p*').filter((id) => !/preview|pages$/.test(id))
    expect(chosen('listVideos/p*', '!*/preview*', '!*/pages')).toEqual(kept)
    expect(kept).toContain('listVideos/page')
  })

  test('are a whole operation when a glob names one', () => {
    expect(new Set(chosen('listVideos').map((id) => id.split('/')[0]))).toEqual(
      new Set(['listVideos']),
    )
    expect(chosen('listVideos').length).toBe(chosen('listVideos/*').length)
  })

  test('a dot in a glob is a dot', () => {
    expect(() => chosen('listVideos.preview')).toThrow(UsageError)
  })

  test('a glob that matches nothing is refused with the names near it', () => {
    const { message, advice, exitCode } = refusal(() => chosen('listVideos/pagse'))
    expect(message).toContain('did you mean listVideos/page?')
    expect(advice.join('\n')).toContain('listVideos/pages')
    expect(exitCode).toBe(2)
  })

  test('one of several globs may not match nothing either', () => {
    expect(refusal(() => chosen('listVideos', 'listVidoes')).message).toContain('mean listVideos?')
    expect(refusal(() => chosen('!listVidoes')).message).toContain('mean listVideos?')
  })

  test('to take away everything is refused', () => {
    expect(refusal(() => chosen('listVideos', '!*')).message).toContain('takes away')
  })

  test('an unknown API is refused with the known ones', () => {
    const { message, advice } = refusal(() => choose(catalogue, 'tictok', []))
    expect(message).toContain('did you mean tiktok?')
    expect(advice.join('\n')).toContain('tiktok')
  })
})
