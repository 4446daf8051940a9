import type { Contract, ReturnCode } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import type { Chance } from './chance.ts'
import type { Identity } from './credential.ts'
import type { Grading } from './findings/rule.ts'
import type { BaseFile } from './media/base.ts'
import type { ClipSpec } from './media/clip.ts'
import type { Outbound } from './outbound/outbound.ts'
import type { Issue } from './parameters.ts'
import type { Grant } from './quota.ts'
import type { Seedbed } from './seedbed.ts'
import type { Task } from './task.ts'
import type { Letter } from './webhooks/letter.ts'
import type { World } from './world.ts'

/** What is known of a call from the first moment on. */
export interface Talk {
  readonly world: World
  /** The virtual moment at which the call came in. */
  readonly now: number
  readonly method: string
  /** Path, without query. */
  readonly path: string
  /** Query as it was sent, without `?`. */
  readonly queryText: string
  /** Origin under which the caller reached us. */
  readonly origin: string
  /** Undefined while, or if, the path leads nowhere. */
  readonly endpoint: Endpoint | undefined
  /** Undefined until the credential is accepted. */
  readonly identity: Identity | undefined
  /** Value of a request header. */
  header(name: string): string | undefined
  /** The stream of chance that belongs to this very call. */
  readonly chance: Chance
}

/** A call that has passed every check. */
export interface Call<Query = unknown, Body = unknown> extends Talk {
  readonly endpoint: Endpoint
  readonly identity: Identity
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /**
   * What was asked to happen to this call, once: by its header, by the queue, or by the failure rate; else what
   * `usual` says, `succeed` where it is not given.
   */
  fate(usual?: 'succeed' | 'fail'): string
}

/** A call whose caller is known, and whose parameters nobody has looked at. */
export interface FindingCall extends Talk {
  readonly identity: Identity
  readonly params: Readonly<Record<string, string>>
}

/** Why a call is refused, in words for the developer; each API adds its own kinds. */
export interface Refusal {
  readonly kind: string
  /** Exactly why, for the journal. */
  readonly reason: string
}

/** The refusals every API must be able to put into words. */
export type GeneralRefusal =
  | (Refusal & { readonly kind: 'unknownPath' })
  | (Refusal & {
      readonly kind: 'missingSlash'
      /** Path and query with the slash. */
      readonly target: string
      /** Whether the API sends the caller there. */
      readonly redirected: boolean
    })
  | (Refusal & { readonly kind: 'wrongMethod'; readonly allowed: readonly string[] })
  | (Refusal & { readonly kind: 'bodyTooLarge'; readonly limit: number })
  | (Refusal & { readonly kind: 'credentialMissing' })
  | (Refusal & { readonly kind: 'credentialUnknown' })
  | (Refusal & {
      readonly kind: 'quotaExceeded'
      readonly grant: Grant
      readonly rule: QuotaRule
      /** What its calls are counted against. */
      readonly counted: string
    })
  | (Refusal & { readonly kind: 'mediaType'; readonly sent: string })
  | (Refusal & { readonly kind: 'malformedBody'; readonly detail: string })
  | (Refusal & { readonly kind: 'parameters'; readonly issues: readonly Issue[] })
  | (Refusal & { readonly kind: 'internal' })
  /** A fault asks for one of the API's codes, whatever the call is. */
  | (Refusal & { readonly kind: 'fault'; readonly code: ReturnCode })

/** An answer as it travels. */
export interface Reply {
  readonly status: number
  /** Names in lower case, `content-type` among them; a fresh object, to which the transport adds `date`. */
  readonly headers: Record<string, string>
  readonly body: string
  /** The code inside the body, for the journal. */
  readonly code?: string | number
}

/** What an operation comes to: data, the same already serialised, or a refusal. */
export type Outcome<R extends Refusal> =
  | { readonly data: unknown }
  | { readonly json: string }
  | { readonly refusal: R }

/** One operation of an API, as behaviour. */
export interface Operation<R extends Refusal = Refusal> {
  /** Says no when what the path names is not there: the check `object`, made before parameters are looked at. */
  find?(call: FindingCall): Promise<R | undefined>
  run(call: Call): Promise<Outcome<R>>
}

/** What a media URL leads to. */
export type MediaAnswer =
  | { readonly clip: ClipSpec; readonly lastModified: number }
  | { readonly file: BaseFile; readonly contentType: string }
  /** A file of the user's own, by its path below the folder of such files. */
  | { readonly own: string; readonly lastModified: number }
  | { readonly page: string }
  /** `expired`: it was given out and has died. */
  | { readonly forbidden: string; readonly expired?: true }

/** A family of media URLs of an API. */
export interface MediaRoute {
  /** Path pattern in Hono's notation. */
  readonly path: string
  /** Targets so much like one of these URLs that they are refused as one that was changed, wherever they lead. */
  readonly near: RegExp
  /**
   * Finds what such a URL leads to; it answers `forbidden` unless the URL is, to the letter, one it gave out.
   * `world` knows worlds that exist; it opens none.
   */
  locate(target: string, world: (name: string) => World | undefined): Promise<MediaAnswer>
}

/** Something that can be seen of a task: one of its media. */
export interface Showing {
  readonly kind: 'video' | 'picture' | 'page'
  /** What it is, in a few words. */
  readonly title: string
  /** Path and query of its URL, to the letter. */
  readonly target: string
  /** From which moment it is there. */
  readonly since: number
  /** The moment at which its URL dies; absent where it never does. */
  readonly until?: number
}

/** An API as the emulator plays it. */
export interface Provider<R extends Refusal = Refusal> {
  readonly contract: Contract
  /** By operationId; every endpoint of the contract has one. */
  readonly operations: Readonly<Record<string, Operation<R>>>
  /** Further paths, below the base, each beside the one whose operations it leads to. */
  readonly aliases: Readonly<Record<string, string>>
  /** Quota rules in force, by operationId. */
  readonly rules: Readonly<Record<string, QuotaRule>>
  /** What a fresh account may spend; absent where nothing is paid for. */
  readonly credits?: { readonly opening: number }
  /** Ids of what every fresh account has, by what it is; absent where an account begins with nothing. */
  given?(world: World, account: string): Readonly<Record<string, string>>
  /** Says no to an app or a media type before the parameters are looked at; `body` is not validated yet. */
  permit(talk: Talk, denied: ReadonlySet<string>, body: unknown): R | undefined
  /** Whether a request body may carry this media type. */
  acceptsType(contentType: string): boolean
  /** The credential a call came with; undefined when there is none. */
  credential(header: (name: string) => string | undefined): string | undefined
  /** Wraps what a call comes to, given as JSON. */
  succeed(json: string, talk: Talk): Reply
  /** Says no in the API's own words. */
  refuse(refusal: GeneralRefusal | R, talk: Talk): Reply
  readonly media: readonly MediaRoute[]
  /** What can be seen of a task by now, and what could be before its URL died. */
  showings?(task: Task, world: World): readonly Showing[]
  /** What has to be known to judge its clients. */
  readonly grading?: Grading
  /**
   * What a task has sent by webhook and when, as its plan now is; absent where the API sends none. It is asked anew
   * whenever the plan changes, and answers the same for the same task.
   */
  letters?(task: Task, world: World): readonly Letter[]
  /** What fixtures can say of its accounts; loaded on first use. */
  seedbed(): Promise<Seedbed>
}

/** The way out of this machine, to public addresses or, if not, only to loopback; each use may allow further hosts. */
export type Outside = (policy: {
  readonly allowPublic: boolean
  readonly allowHosts?: readonly string[]
}) => Outbound

/** One API in the catalogue: what it promises, what can be set of it, and how it comes to life. */
export interface Emulation<Settings> {
  readonly contract: Contract
  /** Names of the environment variables that its clients read. */
  readonly environment: { readonly baseUrl: string; readonly credentials: readonly string[] }
  create(settings: Settings, outside: Outside): Provider
}

/**
 * Hides which refusals of its own a provider knows, so that providers can stand in one list.
 * The cast is sound: refusals reach `refuse` only from the same provider's operations.
 */
export const asProvider = <R extends Refusal>(provider: Provider<R>): Provider =>
  provider as unknown as Provider
