import type { Action } from '../page.ts'

/** Moves a task by hand: `step`, `finish`, `fail` or `hold`. */
export const moveByHand: Action = async (view, form) => {
  const [id = '', hand = ''] = [form.get('id'), form.get('hand')]
  const asked = await view.control(
    'POST',
    `/tasks/${encodeURIComponent(id)}/${encodeURIComponent(hand)}`,
  )
  return asked.ok ? { done: said[hand] ?? 'Done.' } : { problem: asked.problem }
}

const said: Readonly<Record<string, string>> = {
  step: 'It has entered its next state.',
  finish: 'It is done.',
  fail: 'It has failed.',
  hold: 'It stands still until a hand moves it.',
}
