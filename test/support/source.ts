import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A file of this project, by its path from the root. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** One import of a file, of any kind: `import`, `export … from`, `import()`, `require()`, types included. */
export interface Import {
  /** As written; undefined when it is computed. */
  readonly specifier: string | undefined
  /** Path from the root for an import of a file, undefined for a package. */
  readonly target: string | undefined
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The code folders that the laws are about; test/ may do as it likes. */
export const codeFolders = ['contracts', 'emulator', 'client', 'scenarios'] as const

/** Every TypeScript file of the code folders. */
export function readSources(folders: readonly string[] = codeFolders): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(`${root}${folder}/${name}`, 'utf8'),
      })),
  )
}

const parsed = new WeakMap<Source, ts.SourceFile>()

/** The syntax tree of a source; made once. */
export function treeOf(source: Source): ts.SourceFile {
  const { path, text } = source
  const tree = parsed.get(source) ?? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  parsed.set(source, tree)
  return tree
}

/** Calls back with every node of a source. */
export function visit(source: Source, see: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    see(node)
    ts.forEachChild(node, walk)
  }
  walk(treeOf(source))
}

/** Every import of a source. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined): void => {
    const name = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined
    found.push({
      specifier: name,
      target: name?.startsWith('.') ? resolve(source.path, name) : undefined,
    })
  }
  visit(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier)
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument)
    else if (ts.isExternalModuleReference(node)) add(node.expression)
    else if (ts.isCallExpression(node) && isImportCall(node)) add(node.arguments[0])
  })
  return found
}

/** A function of one's own may be called `require` too; it is not handed a path. */
const isImportCall = ({ expression, arguments: given }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(expression) &&
    expression.text === 'require' &&
    given[0] !== undefined &&
    ts.isStringLiteralLike(given[0]))

function resolve(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1)
}
