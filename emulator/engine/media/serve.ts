/** The part of a request that decides which bytes it gets; headers as they came. */
export type BytesRequest = {
  readonly method: string
  readonly headers: {
    readonly range?: string | undefined
    readonly ifRange?: string | undefined
    readonly ifNoneMatch?: string | undefined
  }
}

/** Bytes that can be served. */
export type Asset = {
  readonly bytes: Uint8Array
  /** A strong entity tag, quotes included. */
  readonly etag: string
  readonly contentType: string
  /** Milliseconds since 1970; only whole seconds show. */
  readonly lastModified?: number | undefined
}

/** An answer; header names in lower case, the body a view of the asset and never a copy. */
export type BytesReply = {
  readonly status: 200 | 206 | 304 | 405 | 416
  readonly headers: Record<string, string>
  readonly body: Uint8Array | null
}

export type ServeBytes = (request: BytesRequest, asset: Asset) => BytesReply

/**
 * Answers a request for an asset as RFC 9110 says: GET and HEAD, one byte range, If-Range and
 * If-None-Match. A malformed range, another unit, and a list of several ranges get the whole asset,
 * which the RFC leaves to the server; so no answer is ever multipart. HEAD knows no range.
 */
export const serveBytes: ServeBytes = ({ method, headers }, asset) => {
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD', 'content-length': '0' }, body: null }
  }
  const size = asset.bytes.length
  const always: Record<string, string> = { etag: asset.etag, 'accept-ranges': 'bytes' }
  if (asset.lastModified !== undefined) {
    always['last-modified'] = new Date(asset.lastModified).toUTCString()
  }

  if (headers.ifNoneMatch !== undefined && matchesAny(headers.ifNoneMatch, asset.etag)) {
    return { status: 304, headers: always, body: null }
  }

  const wanted = method === 'GET' && isUnchanged(headers.ifRange, asset) ? headers.range : undefined
  const range = wanted === undefined ? 'whole' : rangeOf(wanted, size)
  if (range === 'unsatisfiable') {
    const refusal = { ...always, 'content-range': `bytes */${size}`, 'content-length': '0' }
    return { status: 416, headers: refusal, body: null }
  }

  const described = { ...always, 'content-type': asset.contentType }
  if (range === 'whole') {
    return {
      status: 200,
      headers: { ...described, 'content-length': String(size) },
      body: method === 'GET' ? asset.bytes : null,
    }
  }
  return {
    status: 206,
    headers: {
      ...described,
      'content-range': `bytes ${range.first}-${range.last}/${size}`,
      'content-length': String(range.last - range.first + 1),
    },
    body: asset.bytes.subarray(range.first, range.last + 1),
  }
}

type ByteRange = { readonly first: number; readonly last: number }

function rangeOf(header: string, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const set = /^bytes=(.*)$/i.exec(header.trim())?.[1]
  // A list may hold empty elements ("0-1,,"), which count for nothing.
  const [only, ...more] = (set ?? '').split(',').flatMap((part) => part.trim() || [])
  if (only === undefined || more.length > 0) return 'whole'
  const [, first, last] = /^(\d*)-(\d*)$/.exec(only) ?? []
  if (first === undefined || last === undefined) return 'whole'

  if (first === '') {
    if (last === '') return 'whole'
    const length = Number(last)
    if (length === 0) return 'unsatisfiable'
    // The last bytes of nothing are nothing, which no Content-Range can say.
    return size === 0 ? 'whole' : { first: Math.max(0, size - length), last: size - 1 }
  }
  if (last !== '' && Number(last) < Number(first)) return 'whole'
  if (Number(first) >= size) return 'unsatisfiable'
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return { first: Number(first), last: end }
}

// If-None-Match compares weakly: a W/ in front makes no difference.
function matchesAny(header: string, etag: string): boolean {
  if (header.trim() === '*') return true
  return header.match(/"[^"]*"/g)?.includes(etag) ?? false
}

// If-Range compares strongly: a weak tag never matches, a date must be the very one.
function isUnchanged(header: string | undefined, asset: Asset): boolean {
  const validator = header?.trim()
  if (validator === undefined) return true
  if (validator.includes('"')) return validator === asset.etag
  if (asset.lastModified === undefined) return false
  return Math.floor(asset.lastModified / 1000) * 1000 === Date.parse(validator)
}
