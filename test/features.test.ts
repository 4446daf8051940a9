import { readFile } from 'node:fs/promises'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

// Each sentence of the README's list of features names the tests that show it: `<!-- test: <file> › <title> -->`.

const root = new URL('..', import.meta.url)
const readme = await readFile(new URL('README.md', root), 'utf8')

interface Feature {
  readonly text: string
  readonly tests: readonly { readonly file: string; readonly title: string }[]
}

/** The sentences of a list, each with the comments that follow it. */
function featuresIn(page: string): Feature[] {
  const [list = ''] = /^- (?:.|\n(?!\n))*/m.exec(page) ?? []
  return list.split(/^- /m).flatMap((item) => {
    const pieces = item.split(/((?:\s*<!-- test: .+? › .+? -->)+)/)
    return pieces.flatMap((piece, index) => {
      if (index % 2 === 1) return []
      const named = [...(pieces[index + 1] ?? '').matchAll(/<!-- test: (.+?) › (.+?) -->/g)]
      const tests = named.map(([, file = '', title = '']) => ({ file, title }))
      const sentences = piece.split(/(?<=[.!?])\s+(?=[A-Z*`[])/).map((text) => text.trim())
      const last = sentences.at(-1)
      return sentences
        .filter((text) => text !== '')
        .map((text) => ({ text, tests: text === last ? tests : [] }))
    })
  })
}

/** Titles of the tests in a file: the first argument of a call, where it is a text. */
async function titlesIn(file: string): Promise<Set<string>> {
  const text = await readFile(new URL(file, root), 'utf8')
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments
      if (first && ts.isStringLiteralLike(first)) titles.add(first.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return titles
}

describe('the list of features in the README', () => {
  const features = featuresIn(readme)

  test('is there', () => {
    expect(features.length).toBeGreaterThanOrEqual(7)
  })

  test.each(features)('names tests that are there: $text', async ({ tests }) => {
    expect(tests).not.toEqual([])
    for (const { file, title } of tests) expect(await titlesIn(file), file).toContain(title)
  })
})

test('A sentence that names no test is found, also where its neighbour names one.', () => {
  const page = `# Title

- It flies. It sings.
  <!-- test: a.test.ts › sings -->
- It is **quick**,
  like [light](https://example.com).

- Another list.
`
  expect(featuresIn(page)).toEqual([
    { text: 'It flies.', tests: [] },
    { text: 'It sings.', tests: [{ file: 'a.test.ts', title: 'sings' }] },
    { text: 'It is **quick**,\n  like [light](https://example.com).', tests: [] },
  ])
})
