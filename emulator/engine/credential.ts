/** Whom a credential stands for: the app whose quotas it uses and the account whose data it sees, in a world. */
export interface Identity {
  readonly world: string
  readonly app: string
  readonly account: string
}

const name = '[A-Za-z0-9_-]{1,64}'
const form = new RegExp(`^demo(?:\\.(${name}))?(?:\\.(${name}))?(?:\\.(${name}))?$`)

/** The name that stands for every part a credential leaves out. */
export const defaultName = 'default'

/** Whether a text can name a world, an app or an account. */
export const isName = (text: string): boolean => new RegExp(`^${name}$`).test(text)

/** Reads `demo`, `demo.<world>`, `demo.<world>.<app>`, `demo.<world>.<app>.<account>`; anything else is none. */
export function identityOf(credential: string): Identity | undefined {
  const known = identities.get(credential)
  if (known) return known
  const match = form.exec(credential)
  if (!match) return undefined
  const [, world = defaultName, app = defaultName, account = defaultName] = match
  if (identities.size >= 1000) identities.clear()
  const identity = { world, app, account }
  identities.set(credential, identity)
  return identity
}

/** Those read of late: most calls come with a credential that came before. */
const identities = new Map<string, Identity>()

/** The shortest credential of an identity. */
export function credentialOf({ world, app, account }: Identity): string {
  const parts = [world, app, account]
  while (parts.at(-1) === defaultName) parts.pop()
  return ['demo', ...parts].join('.')
}
