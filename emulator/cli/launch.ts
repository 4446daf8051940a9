#!/usr/bin/env node
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'

// The built command begins here: it loads the rest, and keeps what Node has compiled of it beside it, so that the next
// start need not compile it again. Node 22 can do the like by itself; this does it for every Node that Backlot runs on.
// Only `build.ts` makes use of this file, and makes a CommonJS module of it, as of all that is loaded here: Node takes
// compiled code for scripts alone.

declare global {
  /** Way from the built command to the file that runs a command line; the build puts it in. */
  var MAIN_FILE: string
}

/** Each combination of the two compiles in its own way; where flags differ as well, V8 sees it and refuses. */
const compiled = join(__dirname, 'compiled', `${process.version}-${process.arch}`)
const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env
/** Both are Node's own: one wants no such files, the other functions that are counted from their first call on. */
const isKept = !NODE_DISABLE_COMPILE_CACHE && !NODE_V8_COVERAGE

const modules = new Map<string, { exports: unknown }>()
const news = new Map<string, Script>()

/** The exports of a file of the build; it runs once. */
function load(file: string): unknown {
  const known = modules.get(file)
  if (known) return known.exports
  const module = { exports: {} }
  modules.set(file, module)
  const source = `(function(exports,require,module,moduleUrl){${readFileSync(file, 'utf8')}\n})`
  const cachedData = isKept ? kept(file) : undefined
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) })
  // What is kept bears the name of its file, and that is another one as soon as its text is.
  if (!cachedData || script.cachedDataRejected) news.set(file, script)
  const requireFrom = (name: string): unknown =>
    name.startsWith('.') ? load(join(dirname(file), name)) : require(name)
  script.runInThisContext()(module.exports, requireFrom, module, pathToFileURL(file).href)
  return module.exports
}

const placeOf = (file: string): string => join(compiled, `${basename(file)}.bin`)

function kept(file: string): Buffer | undefined {
  try {
    return readFileSync(placeOf(file))
  } catch {
    return undefined
  }
}

/** Keeps what was compiled, at the end, when it is known which functions are called. */
function keep(): void {
  try {
    mkdirSync(compiled, { recursive: true })
    for (const [file, script] of news) {
      // Whoever starts meanwhile finds all of it or nothing.
      const half = `${placeOf(file)}.${process.pid}`
      writeFileSync(half, script.createCachedData())
      renameSync(half, placeOf(file))
    }
  } catch {
    // Where nothing can be written, each start compiles anew; there is nothing to tell.
  }
}

if (isKept) process.once('exit', () => news.size > 0 && keep())
load(join(__dirname, MAIN_FILE))
