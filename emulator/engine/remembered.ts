/** Answers that are remembered; all are forgotten once there are so many. */
const most = 10_000

/**
 * A pure function of two texts that gives the same answer again, the very same object. For names made of names: one
 * that was used before is looked up several times as fast as one put together anew.
 */
export function remembered<R>(make: (a: string, b: string) => R): (a: string, b: string) => R {
  let known = new Map<string, Map<string, R>>()
  let count = 0
  return (a, b) => {
    const found = known.get(a)?.get(b)
    if (found !== undefined) return found
    if (count >= most) {
      known = new Map()
      count = 0
    }
    const answers = known.get(a) ?? new Map<string, R>()
    const made = make(a, b)
    known.set(a, answers.set(b, made))
    count += 1
    return made
  }
}
