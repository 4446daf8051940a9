import type { ControlStage } from './answer.ts'

/** What whoever watches over a process asks for. */
export const healthOf = ({ version }: ControlStage) => ({ status: 'ok', version })
