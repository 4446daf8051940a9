import { createFile, type Movie, MP4BoxBuffer, type Sample } from 'mp4box'

/** An MP4 as another library sees it. */
export type Mp4 = {
  readonly movie: Movie
  readonly topLevel: readonly string[]
  readonly samplesOf: (track: number) => readonly Sample[]
  /** The iTunes-style tags by their four-letter names. */
  readonly tags: ReadonlyMap<string, string>
}

export function readMp4(bytes: Uint8Array): Mp4 {
  const file = createFile(true)
  let movie: Movie | undefined
  file.onReady = function onReady(info) {
    movie = info
  }
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0), true)
  file.flush()
  if (movie === undefined) throw new Error('no movie in these bytes')
  return {
    movie,
    topLevel: file.boxes.map((box) => box.type ?? ''),
    samplesOf: (track) => file.getTrackSamplesInfo(track),
    tags: new Map(tagsIn(file)),
  }
}

function* tagsIn(file: ReturnType<typeof createFile>): Generator<[string, string]> {
  const list: Readonly<Record<string, { readonly value?: unknown }>> =
    // The library types what stands in a user data box as plain boxes.
    (file.moov as unknown as { udta: { meta: { ilst: { list: typeof list } } } }).udta.meta.ilst
      .list
  for (const [code, { value }] of Object.entries(list)) {
    const letters = Buffer.alloc(4)
    letters.writeUInt32BE(Number(code))
    yield [letters.toString('latin1'), String(value)]
  }
}
