/** A call as it is about to be told to a shell. */
export interface Told {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The line that makes a call with curl; every text in it stays what it is, whatever a shell makes of it elsewhere. */
export function curlLine({ method, url, headers, body = '' }: Told): string {
  const isUsual = method === (body === '' ? 'GET' : 'POST')
  const verb = method === 'HEAD' ? '--head ' : isUsual ? '' : `-X ${quoted(method)} `
  return [
    // Brackets and braces are ranges to curl unless it is told otherwise.
    `curl ${/[[\]{}]/.test(url) ? '--globoff ' : ''}${verb}${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // Not `-d`, which reads a file where a body begins with `@`.
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ')
}

/** A word of a shell line; what needs no quotes gets none. */
const quoted = (text: string): string =>
  /^[\w./:=?&-]+$/.test(text) && !/[?&]/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
