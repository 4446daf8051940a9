import { readFile } from 'node:fs/promises'

/** The JavaScript in the README that imports from this module. @throws Error when there is none, or more than one */
export async function readmeScript(module: string): Promise<string> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const [script, another] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)]
    .map(([, text = '']) => text)
    .filter((text) => text.includes(`from '${module}'`))
  if (script === undefined || another !== undefined)
    throw new Error(`the README has not just one example that imports from ${module}`)
  return script
}

/** Runs a script whose imports stand for these things. Resolves with it. */
export async function runScript(
  script: string,
  things: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = script.replace(/^import .*$/gm, '')
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor
  await new AsyncFunction(...Object.keys(things), body)(...Object.values(things))
}
