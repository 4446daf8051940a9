import { contracts } from '../../../contracts/index.ts'
import { redactionFor } from '../../engine/redaction.ts'
import { HarError, type HarFile, readHar } from '../../har/read.ts'
import { CannotRunError } from '../errors.ts'
import { type Known, knownIn } from './known.ts'

/** A recording, without its secrets. @throws CannotRunError where it is none */
export async function recordingIn(
  file: string,
): Promise<{ readonly recording: readonly Known[]; readonly creator: string }> {
  const { exchanges, creator } = await read(file)
  return { recording: knownIn(exchanges, redactionFor(contracts)), creator }
}

async function read(file: string): Promise<HarFile> {
  try {
    return await readHar(file)
  } catch (error) {
    if (error instanceof HarError) throw new CannotRunError(error.message, [], { cause: error })
    throw error
  }
}
