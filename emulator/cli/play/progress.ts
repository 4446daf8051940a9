import { MultiBar, Presets, type SingleBar } from 'cli-progress'

/** Where text goes: a terminal, a file, or nobody. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean }

/** How far a run is, for whoever watches. */
export interface Progress {
  /** One more step is done. */
  step(title: string): void
  /** Prints lines where the bar does not stand. */
  print(text: string): void
  stop(): void
}

/** A bar on stderr for a terminal, and none where nobody watches or a machine does. */
export function createProgress(
  steps: number,
  { stdout, stderr, ci }: { stdout: Output; stderr: Output; ci: boolean },
): Progress {
  if (!stderr.isTTY || ci) {
    return {
      step: () => undefined,
      print: (text) => void stdout.write(text),
      stop: () => undefined,
    }
  }
  const format = '{bar} {value}/{total} {title}'
  const bars = new MultiBar(
    { stream: stderr, format, clearOnComplete: true, hideCursor: true, linewrap: false },
    Presets.shades_classic,
  )
  const bar: SingleBar = bars.create(steps, 0, { title: '' })
  return {
    // A step may be played more than once, so that there may be more of them than were counted.
    step(title) {
      if (bar.getProgress() >= 1) bar.setTotal(bar.getTotal() + 1)
      bar.increment(1, { title: title.slice(0, 60) })
    },
    print(text) {
      if (!stdout.isTTY) {
        stdout.write(text)
        return
      }
      // On one terminal the bar has to make room. It would keep the text until it is drawn anew, and lose it at its end.
      bars.log(text)
      bars.update()
    },
    stop: () => bars.stop(),
  }
}
