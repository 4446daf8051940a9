import type { Parsed } from './visit.ts'

/** A Content-Type without its parameters, in lower case. */
export const bodyTypeOf = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase()

/** A form, url-encoded or of many parts, as lists of texts by name; files in it are left out. */
export async function formOf(text: string, contentType: string): Promise<Parsed> {
  const values: Record<string, string[]> = {}
  try {
    const sent = new Response(text, { headers: { 'content-type': contentType } })
    for (const [name, value] of await sent.formData())
      if (typeof value === 'string')
        Object.defineProperty(values, name, {
          value: [...(Object.hasOwn(values, name) ? (values[name] ?? []) : []), value],
          enumerable: true,
          configurable: true,
        })
    return { value: values }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
