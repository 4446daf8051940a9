/** What says that a document is a snapshot, and of which form. A form that changes gets another number. */
export const snapshotForm = { format: 'backlot-snapshot', version: 1 } as const

/** A document that is no snapshot of ours, or one that contradicts itself; nothing was changed. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  /** The way to what is wrong in it, such as `worlds[0].clock.now`; empty for the whole. */
  readonly path: string
  readonly reason: string
  constructor(path: readonly PropertyKey[], reason: string, options?: ErrorOptions) {
    const way = wayOf(path)
    super(way === '' ? reason : `${way}: ${reason}`, options)
    this.path = way
    this.reason = reason
  }
}

const wayOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`,
    )
    .join('')
