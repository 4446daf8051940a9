/** What stands where a secret stood. */
export const redacted = '[redacted]'

const secretName =
  /authorization|cookie|token|secret|passw|signature|session|api[-_]?(key|id)|credential/i

/** Blots secrets out of what is shown or stored; one registry serves the journal and recordings. */
export interface Redaction {
  /** Headers with lower-case names, without the values of those that carry secrets. */
  headers(pairs: Iterable<readonly [string, string]>, secret?: string): Record<string, string>
  /** A path and query, without the values of parameters whose names speak of secrets. */
  target(target: string, secret?: string): string
  /** A text without the credential of its call. */
  text(text: string, secret?: string): string
}

/** A redaction that knows these headers as secret, beside everything whose name says so. */
export function createRedaction(secretHeaders: readonly string[]): Redaction {
  const listed = new Set(secretHeaders.map((header) => header.toLowerCase()))

  const text = (plain: string, secret?: string): string =>
    secret && secret.length > 3 ? plain.split(secret).join(redacted) : plain

  return {
    text,
    headers(pairs, secret) {
      const shown: Record<string, string> = {}
      for (const [name, value] of pairs) {
        const key = name.toLowerCase()
        shown[key] = listed.has(key) || secretName.test(key) ? redacted : text(value, secret)
      }
      return shown
    },
    target(target, secret) {
      const [path = '', query] = split(target)
      if (query === undefined) return text(path, secret)
      const parts = query.split('&').map((part) => {
        const [name = ''] = part.split('=', 1)
        return secretName.test(name) ? `${name}=${redacted}` : part
      })
      return text(`${path}?${parts.join('&')}`, secret)
    },
  }
}

function split(target: string): [string, string | undefined] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, undefined] : [target.slice(0, mark), target.slice(mark + 1)]
}
