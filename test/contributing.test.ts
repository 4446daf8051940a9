import { readFile } from 'node:fs/promises'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

// CONTRIBUTING's story of a new API names everything that can be declared of one.

const root = new URL('..', import.meta.url)
const page = await readFile(new URL('CONTRIBUTING.md', root), 'utf8')
const story = /^## How to add an API\n([\s\S]*?)^## /m.exec(page)?.[1] ?? ''

/** Names of the members of an interface, those of objects inside it included. */
async function membersOf(file: string, name: string): Promise<string[]> {
  const text = await readFile(new URL(file, root), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const found = source.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === name,
  )
  const members: string[] = []
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertySignature(node) || ts.isMethodSignature(node)
    if (isMember && ts.isIdentifier(node.name)) members.push(node.name.text)
    if (!ts.isMethodSignature(node) && !ts.isFunctionTypeNode(node)) ts.forEachChild(node, visit)
  }
  found?.members.forEach(visit)
  return members
}

/** What goes without saying, or is said of every fact alike. */
const understood = new Set(['evidence', 'code', 'status', 'when', 'statement', 'what', 'headers'])

const declarations = [
  ['contracts/kit/contract.ts', 'Contract'],
  ['contracts/kit/contract.ts', 'ReturnCode'],
  ['contracts/kit/contract.ts', 'Rule'],
  ['contracts/kit/contract.ts', 'Absence'],
  ['contracts/kit/endpoint.ts', 'Endpoint'],
  ['contracts/kit/lifecycle.ts', 'Lifecycle'],
  ['contracts/kit/quota.ts', 'QuotaRule'],
  ['contracts/kit/webhook.ts', 'WebhookEvent'],
  ['emulator/engine/provider.ts', 'Provider'],
  ['emulator/engine/provider.ts', 'Operation'],
  ['emulator/engine/provider.ts', 'MediaRoute'],
  ['emulator/engine/provider.ts', 'Emulation'],
] as const

describe('the story of a new API', () => {
  test.each(declarations)('of %s names every part of %s', async (file, name) => {
    const members = await membersOf(file, name)
    expect(members).not.toEqual([])
    const named = new Set(story.match(/`\w+/g)?.map((word) => word.slice(1)))
    expect(members.filter((member) => !named.has(member) && !understood.has(member))).toEqual([])
  })
})
