/**
 * What is wrong with the syntax of a URL that a service is to fetch, to follow "it is"; undefined when nothing is.
 * It names http or https and a host, in ASCII and percent-encoded already, with nothing around it.
 */
export function urlFlaw(url: string): string | undefined {
  const unencoded = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/.exec(url)
  if (unencoded) {
    const where = `${JSON.stringify(unencoded[0])} at position ${unencoded.index}`
    return `not percent-encoded: it has ${where}`
  }
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) return 'no http or https URL'
  return undefined
}
