import type { Contract } from '../../contracts/kit/contract.ts'

/** What stands where a secret stood. */
export const redacted = '[redacted]'

const secretName =
  /\bauth\b|authorization|cookie|token|secret|passw|signature|session|api[-_]?(key|id)|credential/i

/** Names that say little in a header and much in a query. */
const isSecretParameter = (name: string): boolean =>
  secretName.test(name) || /^(sig|sign|key|jwt)$/i.test(name)

/** A text of JSON, and the text that follows when it names a member. */
const jsonText = /"((?:[^"\\]|\\.)*)"(?:(\s*:\s*)"(?:[^"\\]|\\.)*")?/g

/** A URL up to its query, and the query. */
const urlQuery = /(https?:\/\/[^\s"'<>?]+\?)([^\s"'<>]+)/g

/** The head of a part of a form, its name, and its text. */
const part = /(Content-Disposition: form-data; name="([^"]*)"\r\n(?:[^\r\n]+\r\n)*\r\n)[^\r\n]*/gi

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
  /**
   * A body without members and fields whose names speak of secrets, without secrets in the queries of URLs, and
   * without the secrets of its call. Everything else stays to the letter.
   */
  body(text: string, contentType: string, secrets?: readonly string[]): string
  /** The value of a member or field, unless its name speaks of secrets. */
  member(name: string, value: string): string
  /** A text without the secrets of its call. */
  text(text: string, secrets?: readonly string[]): string
  /** The values that these headers carry as secrets; they are blotted out elsewhere too. */
  secretsIn(pairs: Iterable<readonly [string, string]>): string[]
}

/** A redaction that knows these headers as secret, beside everything whose name says so. */
export function createRedaction(secretHeaders: readonly string[]): Redaction {
  const listed = new Set(secretHeaders.map((header) => header.toLowerCase()))
  const isSecretName = (name: string): boolean =>
    listed.has(name.toLowerCase()) || secretName.test(name)

  const text = (plain: string, secrets: readonly string[] = []): string =>
    secrets.reduce(
      (rest, secret) => (secret.length > 3 ? rest.split(secret).join(redacted) : rest),
      plain,
    )

  const query = (plain: string): string =>
    // Some writers of JSON spell `&` as an escape.
    plain
      .split(/(&|\\u0026)/)
      .map((part) => {
        const [name = ''] = part.split('=', 1)
        if (part === name) return part
        return isSecretParameter(unescaped(name)) ? `${name}=${redacted}` : part
      })
      .join('')

  const member = (name: string, value: string): string => (isSecretName(name) ? redacted : value)

  return {
    text,
    member,
    body(plain, contentType, secrets) {
      const type = contentType.toLowerCase()
      if (type.startsWith('application/x-www-form-urlencoded')) return text(query(plain), secrets)
      const shown = type.startsWith('multipart/')
        ? plain.replace(part, (whole: string, head: string, name: string) =>
            isSecretName(name.toLowerCase()) ? head + redacted : whole,
          )
        : plain.replace(jsonText, (whole: string, name: string, colon?: string) =>
            colon !== undefined && isSecretName(name.toLowerCase())
              ? `"${name}"${colon}"${redacted}"`
              : whole,
          )
      return text(
        shown.replace(urlQuery, (_, start: string, rest: string) => start + query(rest)),
        secrets,
      )
    },
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
      const [path, rest] = split(target)
      return text(rest === undefined ? path : `${path}?${query(rest)}`, secrets)
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

/** A redaction that knows the credential headers of these APIs as secret. */
export const redactionFor = (contracts: readonly Contract[]): Redaction =>
  createRedaction(contracts.flatMap(({ credential }) => credential.headers))

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
