/** The status that only a fault which was asked for answers with. */
const askedFor = 529

export const isAskedFor = (status: number): boolean => status === askedFor

/** What goes wrong in a world with faults: every kind there is, rarely enough that most calls go well. */
export const faults: readonly object[] = [
  { probability: 0.02, fault: { kind: 'latency', by: { uniform: [1, 60] }, clock: 'real' } },
  {
    probability: 0.01,
    fault: { kind: 'latency', by: { lognormal: { median: 3000, spread: 1 } }, clock: 'virtual' },
  },
  { probability: 0.01, fault: { kind: 'http', status: askedFor } },
  { probability: 0.01, provider: 'tiktok', fault: { kind: 'error', code: 40100 } },
  { probability: 0.005, fault: { kind: 'reset', when: 'beforeHeaders' } },
  { probability: 0.005, fault: { kind: 'reset', when: 'afterHeaders' } },
  { probability: 0.005, fault: { kind: 'halfClose' } },
  { probability: 0.005, fault: { kind: 'lostResponse' } },
  { probability: 0.01, fault: { kind: 'truncate' } },
  { probability: 0.002, fault: { kind: 'slowBytes', bytesPerSecond: 20_000 } },
  { probability: 0.01, fault: { kind: 'malformedJson' } },
  { probability: 0.01, fault: { kind: 'wrongLength', by: -3 } },
  { probability: 0.01, fault: { kind: 'duplicateKeys' } },
  { probability: 0.01, provider: 'aitoearn', fault: { kind: 'stuckTask' } },
  { probability: 0.01, provider: 'tiktok', fault: { kind: 'lateSuccess' } },
]
