/** What stands where a secret stood. */
export const redacted = '[redacted]'

const secretName =
  /\bauth\b|authorization|cookie|token|secret|passw|signature|session|api[-_]?(key|id)|credential/i

/** Headers whose values look like credentials at times and never are. */
const harmless = new Set(
  [
    'accept accept-encoding accept-language cache-control connection content-encoding content-length',
    'content-md5 content-type date etag expect forwarded from host if-match if-modified-since',
    'if-none-match if-range if-unmodified-since keep-alive last-modified location origin pragma range',
    'referer sec-ch-ua sec-fetch-dest sec-fetch-mode sec-fetch-site te traceparent tracestate',
    'transfer-encoding upgrade user-agent vary via x-forwarded-for x-forwarded-host',
    'x-forwarded-proto x-request-id x-correlation-id',
  ].flatMap((line) => line.split(' ')),
)

/** One word, after a scheme's name perhaps, that has letters and digits and the length of a key. */
const looksSecret = /^(?:[a-z]+ )?(?=\S*[a-z])(?=\S*\d)[\w.~+/=-]{20,}$/i

/** Blots secrets out of what is shown or stored; one registry serves the journal and recordings. */
export interface Redaction {
  /** Headers with lower-case names, without the values of those that carry secrets. */
  headers(
    pairs: Iterable<readonly [string, string]>,
    secrets?: readonly string[],
  ): Record<string, string>
  /** A path and query, without the values of parameters whose names speak of secrets. */
  target(target: string, secrets?: readonly string[]): string
  /** A text without the secrets of its call. */
  text(text: string, secrets?: readonly string[]): string
  /** The values that these headers carry as secrets; they are blotted out elsewhere too. */
  secretsIn(pairs: Iterable<readonly [string, string]>): string[]
}

/** A redaction that knows these headers as secret, beside everything whose name says so. */
export function createRedaction(secretHeaders: readonly string[]): Redaction {
  const listed = new Set(secretHeaders.map((header) => header.toLowerCase()))
  const isSecretName = (name: string): boolean => listed.has(name) || secretName.test(name)

  const text = (plain: string, secrets: readonly string[] = []): string =>
    secrets.reduce(
      (rest, secret) => (secret.length > 3 ? rest.split(secret).join(redacted) : rest),
      plain,
    )

  return {
    text,
    headers(pairs, secrets) {
      const shown = new Map<string, string>()
      for (const [name, value] of pairs) {
        const key = name.toLowerCase()
        const isSecret = isSecretName(key) || (!harmless.has(key) && looksSecret.test(value))
        const before = shown.get(key)
        const after = isSecret ? redacted : text(value, secrets)
        shown.set(key, before === undefined || isSecret ? after : `${before}, ${after}`)
      }
      return Object.fromEntries(shown)
    },
    target(target, secrets) {
      const [path = '', query] = split(target)
      if (query === undefined) return text(path, secrets)
      const parts = query.split('&').map((part) => {
        const [name = ''] = part.split('=', 1)
        return secretName.test(unescaped(name)) ? `${name}=${redacted}` : part
      })
      return text(`${path}?${parts.join('&')}`, secrets)
    },
    secretsIn(pairs) {
      const found: string[] = []
      // The scheme's name before a secret is none.
      for (const [name, value] of pairs)
        if (isSecretName(name.toLowerCase())) found.push(value, value.replace(/^[a-z]+ +/i, ''))
      return found.filter((secret) => secret.length > 7)
    },
  }
}

function split(target: string): [string, string | undefined] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, undefined] : [target.slice(0, mark), target.slice(mark + 1)]
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
