import ts from 'typescript'
import { importsOf, type Source, treeOf, visit } from './source.ts'

/** A law of the tree: the sources that break it, each as one line that says how. */
export type Law = (sources: readonly Source[]) => string[]

/** A law about where the imports of some files may lead. */
const importsStay =
  (of: RegExp, within: RegExp, packages: RegExp): Law =>
  (sources) =>
    sources
      .filter(({ path }) => of.test(path))
      .flatMap((source) =>
        importsOf(source)
          .filter(
            ({ specifier, target }) =>
              specifier === undefined ||
              (target === undefined ? !packages.test(specifier) : !within.test(target)),
          )
          .map(({ specifier }) => `${source.path} imports ${specifier ?? 'something computed'}`),
      )

/** A package that is not this one. */
const foreign = /^(?!backlot(\/|$))/

export const contractsStandAlone = importsStay(/^contracts\//, /^contracts\//, foreign)
export const kitKnowsZodOnly = importsStay(/^contracts\/kit\//, /^contracts\/kit\//, /^zod(\/|$)/)
export const clientIsAStranger = importsStay(/^client\//, /^client\//, foreign)
export const casesSeeNoModel = importsStay(
  /^contracts\/[^/]+\/cases(\.ts$|\/|-)/,
  /^contracts\//,
  foreign,
)

/** No vendor stands in shared code, not even in a comment or a file's name. */
export const sharedCodeNamesNoVendor =
  (vendors: readonly string[]): Law =>
  (sources) =>
    sources
      .filter(({ path }) => isShared(path, vendors))
      .flatMap(({ path, text }) =>
        vendors
          .filter((vendor) => `${path}\n${text}`.toLowerCase().includes(vendor))
          .map((vendor) => `${path} names ${vendor}`),
      )

/** The client's front door names its clients, as every catalogue does. */
const clientCatalogue = 'client/index.ts'

const isShared = (path: string, vendors: readonly string[]): boolean =>
  /^(emulator\/(engine|http|har|cli\/(record|replay))|contracts\/kit)\//.test(path) ||
  (/^client\/[^/]+$/.test(path) &&
    path !== clientCatalogue &&
    !vendors.some((vendor) => new RegExp(`^client/${vendor}[.-]`).test(path)))

/** What belongs to one API imports nothing that belongs to another. */
export const vendorsStayApart =
  (vendors: readonly string[]): Law =>
  (sources) =>
    sources.flatMap((source) => {
      const own = vendorOf(source.path, vendors)
      if (own === undefined) return []
      return importsOf(source)
        .filter(({ target = '' }) => (vendorOf(target, vendors) ?? own) !== own)
        .map(({ specifier }) => `${source.path} imports ${specifier}`)
    })

const vendorOf = (path: string, vendors: readonly string[]): string | undefined =>
  vendors.find((vendor) => new RegExp(`^(contracts|emulator|client)/${vendor}[/.-]`).test(path))

/** Nothing imports itself, by whatever way round; type imports count. */
export const noCircles: Law = (sources) => {
  const graph = new Map(
    sources.map((source) => [source.path, importsOf(source).flatMap(({ target }) => target ?? [])]),
  )
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      circles.push([...trail.slice(start), path].join(' > '))
      return
    }
    if (done.has(path)) return
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return circles
}

/** Where the machine's own time and chance may be looked at. */
const ambientAllowed = /^(emulator\/engine\/clock\.ts|emulator\/cli\/.*|client\/transport\.ts)$/

/** Time and chance come in as arguments. */
export const noAmbientTimeOrChance: Law = (sources) =>
  sources
    .filter(({ path }) => !ambientAllowed.test(path))
    .flatMap((source) => ambientUses(source).map((use) => `${source.path} uses ${use}`))

const globals = new Set(['setTimeout', 'setInterval', 'setImmediate', 'performance'])
const modules = /^(node:)?(timers(\/promises)?|perf_hooks)$/
const drawn = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'])
const members: Readonly<Record<string, ReadonlySet<string>>> = {
  Math: new Set(['random']),
  process: new Set(['hrtime', 'uptime']),
}
/** All that may be said of `Date` besides making one of a moment. */
const pureDate = new Set(['UTC', 'parse'])

function ambientUses(source: Source): string[] {
  const uses = importsOf(source).flatMap(({ specifier = '' }) =>
    modules.test(specifier) ? specifier : [],
  )
  visit(source, (node) => {
    if (!ts.isIdentifier(node)) return
    const use = ambientUse(node)
    if (use !== undefined) uses.push(use)
  })
  return uses
}

function ambientUse(node: ts.Identifier): string | undefined {
  const { text, parent } = node
  if (ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return undefined
  if (drawn.has(text)) return text
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
  const ofGlobal = isMember && parent.expression.getText() === 'globalThis'
  if (isMember && !ofGlobal) return undefined
  if (isNameOfMember(node)) return undefined
  if (globals.has(text)) return text
  const member = memberOf(ofGlobal ? parent : node)
  if (text === 'Date') {
    if (member !== undefined && pureDate.has(member)) return undefined
    const maker = ofGlobal ? parent.parent : parent
    if (ts.isNewExpression(maker) && (maker.arguments?.length ?? 0) > 0) return undefined
    if (
      ts.isBinaryExpression(maker) &&
      maker.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
    )
      return undefined
    return member === undefined ? 'Date' : `Date.${member}`
  }
  const bad = members[text]
  if (!bad) return undefined
  if (member === undefined) return text === 'Math' ? 'Math' : undefined
  return bad.has(member) ? `${text}.${member}` : undefined
}

/** Which member of an object is spoken of; undefined when the whole object is. */
function memberOf(node: ts.Node): string | undefined {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text
  if (ts.isElementAccessExpression(parent) && parent.expression === node)
    return ts.isStringLiteralLike(parent.argumentExpression) ? parent.argumentExpression.text : '?'
  return undefined
}

/** Whether an identifier only names a member of an object or a type. */
const isNameOfMember = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) ||
    ts.isPropertySignature(node.parent) ||
    ts.isMethodSignature(node.parent) ||
    ts.isMethodDeclaration(node.parent)) &&
  node.parent.name === node

/** No file is so long that people fear it; files that only declare may be longer. */
export const filesAreShort: Law = (sources) =>
  sources
    .filter(({ path }) => !path.startsWith('client/generated/'))
    .flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length
      const limit = /\/(wire|contract|examples)\.ts$|\/cases\//.test(path) ? 450 : 250
      return lines > limit ? [`${path} has ${lines} lines, more than ${limit}`] : []
    })

/** What is published; only these files may do nothing but pass on. */
const frontDoors = new Set(['contracts/index.ts', 'emulator/index.ts', 'client/index.ts'])
const vagueName = /\/(utils?|helpers?|types|constants|common|misc|shared)(\.ts|\/)/

/** No barrels, and no names that say nothing. */
export const namesSaySomething: Law = (sources) =>
  sources.flatMap((source) => {
    const { path } = source
    if (vagueName.test(path)) return [`${path} has a name that says nothing`]
    if (frontDoors.has(path)) return []
    const { statements } = treeOf(source)
    const passesOn = statements.some((one) => ts.isExportDeclaration(one) && one.moduleSpecifier)
    const onlyPassesOn = statements.every(
      (one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one),
    )
    return passesOn && onlyPassesOn ? [`${path} is a barrel`] : []
  })
