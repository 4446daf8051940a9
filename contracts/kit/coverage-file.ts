import type { Meetings } from './coverage.ts'

/** What a printed `coverage.json` holds: names once, and for each case the places of the names it meets. */
interface CoverageFile {
  readonly names: readonly string[]
  readonly cases: Readonly<Record<string, { readonly rule?: string; readonly met: string }>>
}

/** The text of a `coverage.json`; a line a case, so that a new one changes little. */
export function printMeetings(meetings: Meetings, names: readonly string[]): string {
  const places = new Map(names.map((name, place) => [name, place]))
  const lines = Object.entries(meetings).map(([id, { rule, met }]) => {
    const found = met.flatMap((name) => places.get(name) ?? []).toSorted((a, b) => a - b)
    const told = { ...(rule !== undefined && { rule }), met: rangesOf(found) }
    return `    ${JSON.stringify(id)}: ${JSON.stringify(told)}`
  })
  const listed = names.map((name) => `    ${JSON.stringify(name)}`)
  return `{\n  "names": [\n${listed.join(',\n')}\n  ],\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`
}

/** Reads a `coverage.json` again. */
export function readMeetings(text: string): Meetings {
  // It was printed by this project.
  const { names, cases } = JSON.parse(text) as CoverageFile
  return Object.fromEntries(
    Object.entries(cases).map(([id, { met, ...rest }]) => [
      id,
      { ...rest, met: placesIn(met).flatMap((place) => names[place] ?? []) },
    ]),
  )
}

/** Ascending numbers as text: `0-4 7 9-12`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const number of numbers) {
    const range = ranges.at(-1)
    if (range && number === range[1] + 1) range[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(' ')
}

const placesIn = (ranges: string): number[] =>
  ranges
    .split(' ')
    .filter((range) => range !== '')
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, step) => first + step)
    })
