import { PassThrough } from 'node:stream'
import { CannotRunError, UsageError } from '../../../../emulator/cli/errors.ts'
import type { Surroundings } from '../../../../emulator/cli/play/command.ts'
import { playCommand } from '../../../../emulator/cli/play.ts'

/** What came of `backlot play` in this process. */
export interface Played {
  readonly code: number | undefined
  readonly out: string
  readonly err: string
  /** What was said against the command line, with all its advice. */
  readonly refused: string | undefined
}

/** Runs `backlot play` in this process; files are named by their whole paths. */
export async function backlotPlay(
  args: readonly string[],
  given: Partial<Surroundings> = {},
): Promise<Played> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let code: number | undefined
  const surroundings: Surroundings = {
    ...{ stdout, stderr, environment: {}, signal: new AbortController().signal },
    paint: (_, text) => text,
    sleep: () => Promise.reject(new Error('nobody should wait for real')),
    end: (ended) => {
      code = ended
    },
    ...given,
  }
  const refused = await playCommand(() => surroundings)
    .exitOverride()
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof UsageError || error instanceof CannotRunError)) throw error
        code = error.exitCode
        return [error.message, ...error.advice].join('\n')
      },
    )
  return { code, out: textIn(stdout), err: textIn(stderr), refused }
}

const textIn = (stream: PassThrough): string => String(stream.read() ?? '')
