/** How webhooks are signed; the API itself may know nothing of it. */
export interface Signing {
  /** Base64, `whsec_` before it or not. */
  readonly secret: string
  /** Whose time the signature bears: that of the machine, which receivers compare with theirs, or of the world. */
  readonly clock: 'wall' | 'virtual'
}

/** The headers of the Standard Webhooks specification for a message at a moment. */
export async function signatureOf(
  { secret }: Signing,
  message: string,
  at: number,
  body: string,
): Promise<Record<string, string>> {
  // Loaded on first use, for most backlots sign nothing.
  const { Webhook } = await import('standardwebhooks')
  return {
    'webhook-id': message,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign(message, new Date(at), body),
  }
}

/** Whether a text can be a secret to sign with. */
export const isSecret = (text: string): boolean =>
  /^(whsec_)?([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/.test(text)
