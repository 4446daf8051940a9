import type { Identity } from '../engine/credential.ts'
import type { MediaLibrary } from '../engine/media/library.ts'
import type { OwnFiles } from '../engine/media/own-files.ts'
import type { ServeBytes } from '../engine/media/serve.ts'
import type { Provider } from '../engine/provider.ts'
import type { Worlds } from '../engine/worlds.ts'

/** What the HTTP side plays on: the APIs, the worlds, and who may enter them. */
export interface Stage {
  readonly providers: readonly Provider[]
  readonly worlds: Worlds
  readonly media: MediaLibrary
  /** Media files of the user's own. */
  readonly files: OwnFiles
  /** How bytes are answered: whole or in part. */
  readonly serveBytes: ServeBytes
  /** Whom a credential stands for; undefined when nobody. */
  identify(credential: string): Identity | undefined
}
