/** A body that says it is JSON and is not: it breaks off after two thirds, and a page begins. */
export const malformed = (body: string): string =>
  `${body.slice(0, Math.floor((body.length * 2) / 3))}<html>`

/** The same JSON, in which the first member of its object, or its last, stands again, as null: most readers take the second value. */
export function withDuplicateKeys(body: string): string {
  const name = /^\s*\[?\s*\{\s*("(?:[^"\\]|\\.)*")\s*:/.exec(body)?.[1]
  const end = body.lastIndexOf('}')
  return name === undefined ? body : `${body.slice(0, end)},${name}:null${body.slice(end)}`
}

/** The page that a proxy answers with when what is behind it does not. */
export function gatewayPage(status: number): string {
  const title = `${status} ${titles[status] ?? 'Error'}`
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
}

const titles: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
