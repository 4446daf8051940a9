/** The kinds of video file told apart; `mpeg` is a program, transport or bare video stream. */
export type Container = 'mp4' | 'mov' | 'mpeg' | 'avi'

/** How a video is shown. */
export type PictureFacts = {
  /** Pixels as displayed: square, and turned as the file asks. */
  readonly width: number
  readonly height: number
  /** Undefined when the file does not tell. */
  readonly durationSeconds: number | undefined
}

/** What a video file says of itself. */
export type VideoFacts = PictureFacts & {
  readonly container: Container
  /** Width divided by height, as displayed. */
  readonly ratio: number
}

/** A file that is read in pieces. */
export type ByteSource = {
  readonly size: number
  /** The bytes from `start` up to but not including `end`, both within the file. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** The same for a file that lies in memory. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }
}
