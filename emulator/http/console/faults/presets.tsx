import { examplesOf } from '../../../../contracts/examples.ts'
import type { Contract } from '../../../../contracts/kit/contract.ts'
import { waitingFatesOf } from '../../fate.ts'
import type { Action, Result, View } from '../page.ts'
import { Button, Do, Told } from '../parts/form.tsx'
import { recipesOf } from '../timeline/recipe.ts'
import { letPreviewDie, visible } from './dead-preview.ts'

/** Trouble that everybody meets one day, ready to be had now. */
interface Preset {
  readonly id: string
  readonly title: string
  readonly says: string
  /** The operations that it can be had with, by `<api> <operation>`; or by the API alone. */
  subjects(view: View): readonly string[]
  play(view: View, subject: string): Promise<Result>
}

const contractsOf = ({ stage }: View): readonly Contract[] =>
  stage.providers.map(({ contract }) => contract)

/** Operations that make tasks, those that are simplest to call first. */
const creators = (view: View): readonly string[] =>
  contractsOf(view).flatMap((contract) =>
    recipesOf(contract, examplesOf(contract.id)).map(
      ({ operation }) => `${contract.id} ${operation}`,
    ),
  )

const quotaCodeOf = ({ codes }: Contract) => codes.find(({ check }) => check === 'quota')?.code

const presets: readonly Preset[] = [
  {
    id: 'dead-preview',
    title: 'The preview that dies',
    says: 'Makes a task, lets it succeed, and lets time pass until its URL is dead. Does your client fetch the film in time?',
    subjects: visible,
    play: letPreviewDie,
  },
  {
    id: 'quota-storm',
    title: 'The quota storm',
    says: 'The next five calls are refused as if the quota were used up, in the words of the API. Does your client back off?',
    subjects: (view) =>
      contractsOf(view).flatMap((contract) =>
        quotaCodeOf(contract) === undefined ? [] : [contract.id],
      ),
    async play(view, subject) {
      const contract = contractsOf(view).find(({ id }) => id === subject)
      const code = contract && quotaCodeOf(contract)
      return armed(
        await view.control('POST', '/faults', {
          provider: subject,
          times: 5,
          fault: { kind: 'error', code },
        }),
        `The next five calls of ${subject} are refused with ${code}.`,
      )
    },
  },
  {
    id: 'lost-response',
    title: 'The lost response',
    says: 'The next such call takes effect, and its answer never comes. Does your client make a second task, and pay twice?',
    subjects: creators,
    async play(view, subject) {
      const [provider, operation] = subject.split(' ')
      return armed(
        await view.control('POST', '/faults', {
          ...{ provider, operation, times: 1 },
          fault: { kind: 'lostResponse' },
        }),
        `The answer to the next ${operation} gets lost.`,
      )
    },
  },
  {
    id: 'double-webhook',
    title: 'The double webhook',
    says: 'The next webhook is sent twice, one right after the other. Does your client count it twice?',
    subjects: (view) =>
      contractsOf(view).flatMap((contract) =>
        contract.webhooks &&
        contract.endpoints.some((one) => waitingFatesOf(contract, one).includes(twice))
          ? [contract.id]
          : [],
      ),
    play: async (view, provider) =>
      armed(
        await view.control('POST', '/fates', { provider, fate: twice, times: 1 }),
        `The next webhook of ${provider} is sent twice.`,
      ),
  },
]

const twice = 'webhook.duplicate'

const armed = (answer: Awaited<ReturnType<View['control']>>, done: string): Result =>
  answer.ok ? { done } : { problem: answer.problem }

export const Presets = ({ view }: { readonly view: View }) => (
  <section aria-label="Presets">
    <div class="presets">
      {presets.map(({ id, title, says, subjects }) => {
        const choices = subjects(view)
        return (
          <Do view={view} action="preset" class="card preset" label={title}>
            <h2>{title}</h2>
            <p class="quiet">{says}</p>
            <div class="row">
              {choices.length > 1 && (
                <select name="subject" aria-label={`${title}: of what`}>
                  {choices.map((choice) => (
                    <option value={choice}>{choice.replace(' ', ' · ')}</option>
                  ))}
                </select>
              )}
              {choices.length === 1 && <input type="hidden" name="subject" value={choices[0]} />}
              <Button id={`preset-${id}`} kind="main" name="preset" value={id}>
                Let it happen
              </Button>
            </div>
          </Do>
        )
      })}
    </div>
    <Told view={view} action="preset" />
  </section>
)

/** Arms a preset, or plays it at once. */
export async function playPreset(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const preset = presets.find(({ id }) => id === form.get('preset'))
  const subject = form.get('subject') ?? ''
  if (!preset?.subjects(view).includes(subject))
    return {
      problem: { title: 'No such preset', status: 422, detail: `nothing to do with "${subject}"` },
    }
  return preset.play(view, subject)
}
