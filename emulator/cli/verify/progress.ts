/** A line that tells how far a run is, for terminals alone. */
export interface Progress {
  show(text: string): void
  clear(): void
}

/** Tells on a stream; says nothing where nobody watches. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined }
  return {
    show: (text) => void stream.write(`\r\u001b[2K${text.slice(0, (stream.columns || 80) - 1)}`),
    clear: () => void stream.write('\r\u001b[2K'),
  }
}
