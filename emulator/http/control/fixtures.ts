import { FixtureError } from '../../seed/fixture.ts'
import { type Answer, type ControlCall, data } from './answer.ts'

type Call = ControlCall<{ world?: string }, unknown>

export async function plantFixture({ stage, world, text, origin }: Call): Promise<Answer> {
  try {
    return data({ planted: await stage.plant(world, { text, file: 'body' }, origin) })
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    const { message, problems } = error
    // What may stand at its top; what may stand below, the problems tell.
    const allowed = stage.providers.map(({ contract }) => contract.id)
    return { problem: { title: 'Bad fixture', status: 400, detail: message, problems, allowed } }
  }
}
